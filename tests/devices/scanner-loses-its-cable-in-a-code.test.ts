import { describe, expect, it } from "vitest";
import type { HostOptions } from "../../drivers/host/device-host.ts";
import { setUpBench } from "../../drivers/simulators/bench.ts";
import { atEnd, watchDevices } from "./support.ts";

const code = "https://hall.example/phone/#token=t_0123456789.AbCdEfGhIjKl";

async function scannerAt(wire: "pty" | "tcp", adapter: string, options?: HostOptions) {
  const bench = await setUpBench([{ deviceId: "scanner", kind: "code-scanner", adapter }], wire);
  atEnd(() => bench.stop());
  const [scanner] = bench.devices;
  if (!scanner) throw new Error("no scanner on the bench");
  const { transport } = scanner;
  const watched = watchDevices(
    [{ deviceId: "scanner", kind: "code-scanner", model: "simulated", transport, adapter }],
    options,
  );
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
    await nextStatus("unconfirmed");
    await act("scan", code);
    await next(isCode);
    expect(events.filter(isCode)).toEqual([
      { event: "code-scanned", deviceId: "scanner", text: code },
      { event: "code-scanned", deviceId: "scanner", text: code },
    ]);
  });
});

it("what it reads stands in no history and in no log", async () => {
  const lines: string[] = [];
  const keep = (fields: Record<string, unknown>, message: string) =>
    void lines.push(JSON.stringify([fields, message]));
  const log = { info: keep, warn: keep, error: keep };
  const { act, next, nextStatus, host } = await scannerAt("pty", "serial", { log });
  await nextStatus("unconfirmed");
  await act("scan", code);
  await next(isCode);
  await act("garbage");
  await act("scan", code);
  await nextStatus("faulty");
  const history = await host.history("scanner");
  expect(history.map((entry) => entry.entry)).toContain("event");
  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(history) + lines.join("")).not.toContain("token");
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
