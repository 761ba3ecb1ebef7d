import { describe, expect, it } from "vitest";
import { setUpBench } from "../../drivers/simulators/bench.ts";
import { atEnd, watchDevices } from "./support.ts";

const code = "https://hall.example/phone/#token=t_0123456789.AbCdEfGhIjKl";

async function scannerAt(wire: "pty" | "tcp", adapter: string) {
  const bench = await setUpBench([{ deviceId: "scanner", kind: "code-scanner", adapter }], wire);
  atEnd(() => bench.stop());
  const [scanner] = bench.devices;
  if (!scanner) throw new Error("no scanner on the bench");
  const { transport } = scanner;
  const watched = watchDevices([
    { deviceId: "scanner", kind: "code-scanner", model: "simulated", transport, adapter },
  ]);
  const act = async (action: string, text?: string) => {
    const done = await scanner.act(text === undefined ? { action } : { action, text });
    expect(done).toEqual({ ok: true, value: null });
  };
  return { ...watched, act };
}

const isCode = (event: { event: string }) => event.event === "code-scanned";

describe.each<["pty" | "tcp", string]>([
  ["pty", "serial"],
  ["tcp", "serial"],
  ["pty", "hid-keyboard"],
])("over %s, %s", (wire, adapter) => {
  it("half a code is nobody's, and the next one is whole", async () => {
    const { act, next, nextStatus, events } = await scannerAt(wire, adapter);
    await nextStatus("unconfirmed");
    await act("scan", code);
    await next(isCode);
    await act("scan-half", code);
    await act("cable-out");
    await nextStatus("lost");
    await act("cable-in");
    await nextStatus("unconfirmed", 8000);
    await act("scan", code);
    await next(isCode);
    expect(events.filter(isCode)).toEqual([
      { event: "code-scanned", deviceId: "scanner", text: code },
      { event: "code-scanned", deviceId: "scanner", text: code },
    ]);
  });
});

it("what it reads stands in no history", async () => {
  const { act, next, nextStatus, host } = await scannerAt("pty", "serial");
  await nextStatus("unconfirmed");
  await act("scan", code);
  await next(isCode);
  const history = await host.history("scanner");
  expect(history.map((entry) => entry.entry)).toContain("event");
  expect(JSON.stringify(history)).not.toContain("token");
});

it("a scanner that speaks in another encoding is faulty, and is ready when it can be read again", async () => {
  const { act, next, nextStatus, events } = await scannerAt("pty", "serial");
  await nextStatus("unconfirmed");
  await act("garbage");
  await act("scan", code);
  expect(await nextStatus("faulty")).toEqual({ kind: "faulty", fault: "codes-unreadable" });
  expect(events.some(isCode)).toBe(false);
  await act("normal");
  await act("scan", code);
  await nextStatus("ready");
  await next(isCode);
});
