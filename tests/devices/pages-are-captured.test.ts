/** From a scanner on the network to whoever asked, through the process that the line runs in. */
import { expect, test } from "vitest";
import { startDeviceHost } from "../../drivers/host/device-host.ts";
import { plugScanner, watchScanner } from "./scanner-support.ts";
import { atEnd } from "./support.ts";

test("pages of a feeder come whole through the line's own process", { timeout: 30_000 }, async () => {
  const scanner = await plugScanner();
  const device = {
    deviceId: "scanner",
    kind: "document-camera" as const,
    model: "escl-scanner",
    transport: scanner.transport,
  };
  const host = startDeviceHost([device], { isolation: "process" });
  atEnd(() => host.stop());
  await expect.poll(async () => (await host.list())[0]?.status.kind).toBe("ready");
  scanner.set({ sheets: 3 });
  const outcome = await host.operate("scanner", "captureDocument", { source: "feeder", resolution: 100 });
  if (outcome.outcome !== "captured") throw new Error(JSON.stringify(outcome));
  expect(outcome.pages).toHaveLength(3);
  for (const { jpeg, widthPixels, heightPixels } of outcome.pages) {
    expect([...jpeg.slice(0, 2), ...jpeg.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    expect([widthPixels, heightPixels]).toEqual([827, 1169]);
  }
  expect(new Set(outcome.pages.map(({ jpeg }) => jpeg.length)).size).toBe(3);
  const history = await host.history("scanner");
  expect(history.at(-1)).toMatchObject({
    entry: "operation",
    operation: "captureDocument",
    outcome: "captured",
  });
  expect(JSON.stringify(history)).not.toContain("jpeg");
});

test("as it was asked for: source, sides, colour and resolution reach the scanner", async () => {
  const scanner = await plugScanner();
  const { capture, nextStatus } = watchScanner(scanner.transport);
  await nextStatus("ready");
  scanner.set({ sheets: 2 });
  const both = await capture({ source: "feeder", sides: "two-sided", color: "gray", resolution: 120 });
  expect(both).toMatchObject({ outcome: "captured", pages: [{}, {}, {}, {}] });
  const glass = await capture({ source: "flatbed" });
  expect(glass).toMatchObject({ outcome: "captured", pages: [{}] });
  expect(
    scanner.jobs.map(({ source, isDuplex, colorMode, resolution, state }) => [
      source,
      isDuplex,
      colorMode,
      resolution,
      state,
    ]),
  ).toEqual([
    ["Feeder", true, "Grayscale8", 150, "Completed"],
    ["Platen", false, "RGB24", 150, "Completed"],
  ]);
});

test("one capture at a time; the second is told that the scanner is busy", async () => {
  const scanner = await plugScanner();
  const { capture, nextStatus } = watchScanner(scanner.transport);
  await nextStatus("ready");
  scanner.behave({ trouble: "slow", pageMs: 300 });
  const [one, other] = await Promise.all([capture({ source: "flatbed" }), capture({ source: "flatbed" })]);
  expect([one.outcome, other]).toEqual(["captured", { outcome: "not-captured", reason: "busy" }]);
});
