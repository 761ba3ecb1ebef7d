/** A scanner on the network in every trouble: each capture is answered in bounded time, and never with half a document. */
import { expect, test } from "vitest";
import type { ScannerTrouble } from "../../drivers/document-camera/simulator.ts";
import { delay } from "../../drivers/wait.ts";
import { plugScanner, watchScanner } from "./scanner-support.ts";

async function ready() {
  const scanner = await plugScanner();
  const watched = watchScanner(scanner.transport);
  await watched.nextStatus("ready");
  return { scanner, ...watched };
}

test.each(["silent", "garbage", "endless", "nested"] as const)(
  "%s: told as lost, a capture is refused, and it works again afterwards",
  async (trouble) => {
    const { scanner, capture, nextStatus } = await ready();
    scanner.behave({ trouble });
    const answer = await capture({ source: "flatbed" });
    expect(answer.outcome === "captured").toBe(false);
    const status = await nextStatus("lost");
    expect(status).toMatchObject({ cause: trouble === "silent" ? "silent" : "garbage" });
    scanner.behave({ trouble: "none" });
    await nextStatus("ready");
    expect((await capture({ source: "flatbed" })).outcome).toBe("captured");
  },
);

/** From the moment that the scanner draws the first page on. */
const inTheMiddle: [ScannerTrouble["trouble"], unknown][] = [
  ["breaks-off", { outcome: "unknown", reason: "line-lost" }],
  ["silent", { outcome: "unknown", reason: "no-answer" }],
  ["garbage", { outcome: "not-captured", reason: "faulty" }],
  ["endless", { outcome: "not-captured", reason: "faulty" }],
];

test.each(inTheMiddle)("%s in the middle of a page", async (trouble, outcome) => {
  const { scanner, capture } = await ready();
  scanner.behave({ trouble: "slow", pageMs: 5000 });
  const captured = capture({ source: "flatbed" });
  await expect.poll(() => scanner.heard.at(-1)).toContain("NextDocument");
  scanner.behave(trouble === "breaks-off" ? { trouble } : ({ trouble } as ScannerTrouble));
  expect(await captured).toEqual(outcome);
  scanner.behave({ trouble: "none" });
  await expect.poll(async () => (await capture({ source: "flatbed" })).outcome).toBe("captured");
});

test("unplugged in the middle of a feeder's document: unknown, lost, and back when it is plugged in", async () => {
  const { scanner, capture, nextStatus } = await ready();
  scanner.set({ sheets: 20 });
  scanner.behave({ trouble: "slow", pageMs: 50 });
  const captured = capture({ source: "feeder", resolution: 75 });
  await expect.poll(() => scanner.jobs[0]?.served ?? 0).toBeGreaterThan(1);
  await scanner.unplug();
  expect(await captured).toEqual({ outcome: "unknown", reason: "line-lost" });
  expect(await nextStatus("lost")).toMatchObject({ cause: "unplugged" });
  expect(await capture()).toMatchObject({ outcome: "not-captured", reason: "not-connected" });
  await scanner.plugIn();
  await nextStatus("ready");
  scanner.behave({ trouble: "none" });
  const again = await capture({ source: "feeder", resolution: 75 });
  expect(again.outcome === "captured" && again.pages.length).toBe(scanner.jobs[0]?.served);
});

test("cancelled at its own panel, and a page that never gets ready", async () => {
  const { scanner, capture } = await ready();
  scanner.behave({ trouble: "slow", pageMs: 60_000 });
  const captured = capture({ source: "flatbed" });
  // Not sooner: the answer to the job itself would be cut off too.
  await expect.poll(() => scanner.heard.at(-1)).toContain("NextDocument");
  scanner.cancelAtPanel();
  scanner.behave({ trouble: "none" });
  expect(await captured).toEqual({ outcome: "not-captured", reason: "canceled" });
  scanner.behave({ trouble: "slow", pageMs: 60_000 });
  expect(await capture({ source: "flatbed" })).toEqual({ outcome: "unknown", reason: "no-answer" });
  // Given up here is given up there: the lamp does not go on for nobody.
  expect(scanner.jobs.at(-1)?.state).toBe("Canceled");
});

test("the host ends in the middle: the capture is answered, and the scanner's job cancelled", async () => {
  const { scanner, capture, host } = await ready();
  scanner.behave({ trouble: "slow", pageMs: 60_000 });
  const captured = capture({ source: "flatbed" });
  await expect.poll(() => scanner.heard.at(-1)).toContain("NextDocument");
  await Promise.all([host.stop(), captured]);
  expect((await captured).outcome).toBe("unknown");
  await delay(100);
  await expect.poll(() => scanner.jobs.at(-1)?.state).toBe("Canceled");
});

test("a document of more sheets than anybody can take is refused as a whole", {
  timeout: 30_000,
}, async () => {
  const { scanner, capture } = await ready();
  scanner.set({ sheets: 60 });
  expect(await capture({ source: "feeder", resolution: 75 })).toEqual({
    outcome: "not-captured",
    reason: "too-many-pages",
  });
});
