import { expect, it } from "vitest";
import { setUpBench } from "../../drivers/simulators/bench.ts";
import { openDock } from "../../drivers/simulators/dock.ts";
import { get } from "./loopback-support.ts";
import { atEnd, isCardLaid, isCardTaken, watchDevices } from "./support.ts";

async function openBench(lineKind: "pty" | "tcp") {
  const bench = await setUpBench(
    [
      { deviceId: "reader", kind: "id-card-reader" },
      { deviceId: "printer", kind: "ticket-printer" },
    ],
    lineKind,
  );
  atEnd(() => bench.stop());
  const dock = await openDock(bench.devices, 0);
  atEnd(() => dock.stop());
  const config = bench.devices.map(({ deviceId, kind, transport }) => ({
    deviceId,
    kind,
    transport,
    model: "simulated",
  }));
  const act = async (deviceId: string, action: Record<string, unknown>) => {
    const response = await fetch(`${dock.url}/devices/${deviceId}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(action),
    });
    return { status: response.status, body: await response.json() };
  };
  return { dock, act, watched: watchDevices(config) };
}

it.each(["pty", "tcp"] as const)("over %s, every action at the dock reaches the host", async (lineKind) => {
  const { act, watched } = await openBench(lineKind);
  const { next, nextStatus } = watched;
  await next(
    (event) => event.event === "status" && event.deviceId === "printer" && event.status.kind === "ready",
  );

  expect((await act("reader", { action: "put-card", card: "rare-name" })).body).toMatchObject({
    lying: "rare-name",
  });
  expect(await next(isCardLaid)).toMatchObject({ card: { name: "王䶮" } });
  await act("reader", { action: "take-card" });
  await next(isCardTaken);
  await act("reader", { action: "bad-card" });
  await next((event) => event.event === "card-unreadable");

  await act("printer", { action: "paper-near-end" });
  await nextStatus("paper-near-end");
  await act("printer", { action: "cover-open" });
  await nextStatus("cover-open");
  await act("printer", { action: "cover-close" });
  await act("printer", { action: "paper-out" });
  await nextStatus("paper-out");
  await act("printer", { action: "paper-in" });
  await nextStatus("ready");
  await act("printer", { action: "cable-out" });
  expect(await nextStatus("lost")).toMatchObject({ cause: "unplugged" });
  await act("printer", { action: "cable-in" });
  await nextStatus("ready", 5000);
  await act("printer", { action: "silence" });
  expect(await nextStatus("lost")).toMatchObject({ cause: "silent" });
  await act("printer", { action: "normal" });
  await nextStatus("ready", 5000);
});

it("a printed ticket can be read and looked at", async () => {
  const { dock, watched } = await openBench("pty");
  await watched.next(
    (event) => event.event === "status" && event.deviceId === "printer" && event.status.kind === "ready",
  );
  const blocks = [
    { block: "text" as const, text: "等候 <3> 人", size: 2 as const },
    { block: "qr" as const, text: "http://127.0.0.1/t/abc" },
  ];
  await watched.host.print("printer", { jobId: "1", blocks });
  const tickets = JSON.parse((await get(`${dock.url}/devices/printer/tickets`)).body);
  expect(tickets).toEqual([
    {
      ticketId: "1",
      isCut: true,
      lines: ["等候 <3> 人"],
      qrCodes: ["http://127.0.0.1/t/abc"],
      svg: expect.any(String),
    },
  ]);
  expect(tickets[0].svg).toContain("等候 &lt;3&gt; 人</text>");
});

it.each([
  ["reader", { action: "put-card", card: "nobody" }, 400, "no-such-card"],
  ["reader", { action: "paper-out" }, 400, "invalid-input"],
  ["printer", { action: "paper-out", afterMm: -1 }, 400, "invalid-input"],
  ["printer", {}, 400, "invalid-input"],
  ["nobody", { action: "cable-out" }, 404, "not-found"],
])("%s %j is answered with %i %s", async (deviceId, action, status, code) => {
  const { act } = await openBench("tcp");
  expect(await act(deviceId, action)).toEqual({ status, body: { error: { code, params: {} } } });
});

it("only pages on this machine may use the dock", async () => {
  const { dock } = await openBench("tcp");
  expect((await get(`${dock.url}/devices`, { host: "evil.example" })).status).toBe(403);
  expect((await get(`${dock.url}/devices`, { origin: "http://evil.example" })).status).toBe(403);
  const own = await get(`${dock.url}/devices`, { origin: "http://127.0.0.1:8201" });
  expect([own.status, own.headers["access-control-allow-origin"]]).toEqual([200, "http://127.0.0.1:8201"]);
});
