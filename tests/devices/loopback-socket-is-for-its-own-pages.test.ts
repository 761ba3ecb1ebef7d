import { io, type Socket } from "socket.io-client";
import { expect, it } from "vitest";
import type { LoopbackEvents, LoopbackRequests } from "../../drivers/contract/loopback.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { delay } from "../../drivers/wait.ts";
import { openLoopback, readSettings } from "./loopback-support.ts";
import { atEnd, plugPrinter, plugReader, printerAt, readerAt } from "./support.ts";

function connect(
  url: string,
  token: unknown,
  headers: Record<string, string>,
): Socket<LoopbackEvents, LoopbackRequests> {
  const socket = io(url, {
    path: "/device-host",
    transports: ["websocket"],
    auth: { token },
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  atEnd(async () => void socket.disconnect());
  return socket;
}

const outcomeOf = (socket: ReturnType<typeof connect>) =>
  new Promise<string>((resolve) => {
    socket.on("connect", () => resolve("connected"));
    socket.on("connect_error", (error) => resolve(error.message));
  });

it.each([
  ["no token", undefined, {}, "not-allowed"],
  ["a wrong token", "x".repeat(43), {}, "not-allowed"],
  ["a token that is no text", { length: 43 }, {}, "not-allowed"],
  ["another origin", "right", { origin: "http://evil.example" }, "websocket error"],
  ["another port's origin", "right", { origin: "http://127.0.0.1:1" }, "websocket error"],
  ["no origin", "right", { origin: "" }, "websocket error"],
  ["another host's name", "right", { host: "evil.example" }, "websocket error"],
])("%s is refused", async (_what, token, headers, message) => {
  const { url } = await openLoopback();
  const { deviceHostToken } = await readSettings(url);
  const socket = connect(url, token === "right" ? deviceHostToken : token, { origin: url, ...headers });
  expect(await outcomeOf(socket)).toBe(message);
});

it("a page of this server lists, hears and prints", async () => {
  const [reader, printer] = [await plugReader("pty"), await plugPrinter("pty")];
  const { url } = await openLoopback({ devices: [...readerAt(reader.line), ...printerAt(printer.line)] });
  const { deviceHostToken } = await readSettings(url);
  const socket = connect(url, deviceHostToken, { origin: url });
  const heard: unknown[] = [];
  socket.on("device:event", (event) => heard.push(event));
  expect(await outcomeOf(socket)).toBe("connected");

  let listed = await socket.emitWithAck("device:list");
  for (let tries = 0; tries < 100 && listed.some(({ status }) => status.kind !== "ready"); tries += 1) {
    await delay(20);
    listed = await socket.emitWithAck("device:list");
  }
  // The reader's number comes when it has been asked for.
  expect(listed.map(({ identity: _identity, ...device }) => device)).toEqual([
    { deviceId: "reader", kind: "id-card-reader", model: "simulated SAM_V", status: { kind: "ready" } },
    { deviceId: "printer", kind: "ticket-printer", model: "simulated ESC/POS", status: { kind: "ready" } },
  ]);

  const [sample] = sampleCards;
  if (!sample) throw new Error("no sample cards");
  reader.simulator.put({ lying: "card", card: sample.card });
  for (let tries = 0; tries < 100 && !JSON.stringify(heard).includes("card-laid"); tries += 1)
    await delay(20);
  expect(heard).toContainEqual({ event: "card-laid", deviceId: "reader", card: sample.card });

  const blocks = [{ block: "text" as const, text: "A001" }];
  expect(await socket.emitWithAck("device:operate", "printer", "print", { jobId: "1", blocks })).toEqual({
    outcome: "printed",
  });
  expect(await socket.emitWithAck("device:operate", "nobody", "print", { jobId: "2", blocks })).toEqual({
    outcome: "not-printed",
    reason: "not-connected",
  });
});

it.each([[null], ["text"], [{ jobId: 1 }], [{ jobId: "a", blocks: "b" }]])(
  "a job %j is a bad job",
  async (job) => {
    const away = {
      deviceId: "printer",
      kind: "ticket-printer" as const,
      model: "m",
      transport: "tcp:127.0.0.1:9",
    };
    const { url } = await openLoopback({ devices: [away] });
    const { deviceHostToken } = await readSettings(url);
    const socket = connect(url, deviceHostToken, { origin: url });
    await outcomeOf(socket);
    expect(await socket.emitWithAck("device:operate", "printer", "print", job as never)).toEqual({
      outcome: "not-printed",
      reason: "bad-input",
    });
  },
);

it("a device named by something that is no text is a bad job too, and the host lives on", async () => {
  const { url } = await openLoopback();
  const { deviceHostToken } = await readSettings(url);
  const socket = connect(url, deviceHostToken, { origin: url });
  await outcomeOf(socket);
  expect(await socket.emitWithAck("device:operate", { toString: 1 } as never, "print", {} as never)).toEqual({
    outcome: "not-printed",
    reason: "bad-input",
  });
  expect(await socket.emitWithAck("device:list")).toEqual([]);
});

it.each([["toString"], ["constructor"], [null], [7]])(
  "an operation %j that is none is not answered, and the host lives on",
  async (operation) => {
    const { url } = await openLoopback();
    const { deviceHostToken } = await readSettings(url);
    const socket = connect(url, deviceHostToken, { origin: url });
    await outcomeOf(socket);
    socket.emit("device:operate", "printer", operation as never, {} as never, () => {
      throw new Error("answered");
    });
    expect(await socket.emitWithAck("device:list")).toEqual([]);
  },
);

it("a page that has claimed a device keeps the others away, until its connection ends", async () => {
  const away = {
    deviceId: "printer",
    kind: "ticket-printer" as const,
    model: "m",
    transport: "tcp:127.0.0.1:9",
  };
  const { url } = await openLoopback({ devices: [away] });
  const { deviceHostToken } = await readSettings(url);
  const [one, other] = [
    connect(url, deviceHostToken, { origin: url }),
    connect(url, deviceHostToken, { origin: url }),
  ];
  await Promise.all([outcomeOf(one), outcomeOf(other)]);
  const job = { jobId: "1", blocks: [{ block: "rule" as const }] };

  expect(await one.emitWithAck("device:claim", "printer")).toBe("claimed");
  expect(await other.emitWithAck("device:claim", "printer")).toBe("in-use");
  expect(await other.emitWithAck("device:operate", "printer", "print", job)).toEqual({
    outcome: "not-printed",
    reason: "in-use",
  });
  expect((await other.emitWithAck("device:list"))[0]).toMatchObject({ owner: "another" });

  one.disconnect();
  while ((await other.emitWithAck("device:claim", "printer")) === "in-use") await delay(20);
  await other.emitWithAck("device:release", "printer");
  const history = await other.emitWithAck("device:history", "printer");
  expect(history.map(({ entry }) => entry).filter((entry) => entry !== "status")).toEqual([
    "claimed",
    "operation",
    "released",
    "claimed",
    "released",
  ]);
});
