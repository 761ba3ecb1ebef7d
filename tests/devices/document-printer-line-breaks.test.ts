import { describe, expect, it } from "vitest";
import type { WireTrouble } from "../../drivers/document-printer/simulator.ts";
import { delay } from "../../drivers/wait.ts";
import { jobOf, plugDocumentPrinter, watchDocumentPrinter } from "./document-support.ts";

type Break = Extract<WireTrouble, { trouble: "breaks" }>;

/** Where the line can break, and what is known afterwards. */
const twoSteps: [Break["at"], Break["when"], { outcome: string; reason?: string }][] = [
  ["getPrinterAttributes", "before", { outcome: "not-printed", reason: "not-connected" }],
  ["getPrinterAttributes", "before-answer", { outcome: "not-printed", reason: "not-connected" }],
  ["getJobs", "before", { outcome: "not-printed", reason: "not-connected" }],
  ["createJob", "before", { outcome: "not-printed", reason: "not-connected" }],
  ["createJob", "before-answer", { outcome: "not-printed", reason: "not-connected" }],
  ["sendDocument", "before", { outcome: "not-printed", reason: "not-connected" }],
  ["sendDocument", "in-document", { outcome: "not-printed", reason: "not-connected" }],
  ["sendDocument", "before-answer", { outcome: "printed" }],
  ["getJobAttributes", "before", { outcome: "printed" }],
  ["getJobAttributes", "before-answer", { outcome: "printed" }],
];

describe.each(twoSteps)("the line breaks at %s, %s", (at, when, outcome) => {
  it("and the answer says what is known; nothing comes out twice", async () => {
    const printer = await plugDocumentPrinter();
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    const job = await jobOf("a", 30);
    printer.behave({ trouble: "breaks", at, when });
    // Looking at the idle printer uses the same question; the break must fall into the job.
    expect(at === "getPrinterAttributes" ? await eventually() : await printDocument(job)).toEqual(outcome);
    await delay(100);
    const cameOut = printer.jobs.filter(({ sheetsDone }) => sheetsDone > 0);
    expect(cameOut).toHaveLength(outcome.outcome === "printed" ? 1 : 0);
    expect(printer.jobs.every(({ state }) => state === "completed" || state === "canceled")).toBe(true);

    async function eventually() {
      for (;;) {
        const answer = await printDocument(job);
        if (answer.outcome !== "printed") return answer;
        printer.forgetJobs();
        job.jobId += "a";
        printer.behave({ trouble: "breaks", at, when });
      }
    }
  });
});

const oneStep: [Break["when"], { outcome: string; reason?: string }][] = [
  // The printer never had a job of that name; that it stays so, nobody can promise.
  ["before", { outcome: "unknown", reason: "no-answer" }],
  ["in-document", { outcome: "unknown", reason: "no-answer" }],
  ["before-answer", { outcome: "printed" }],
];

it.each(oneStep)("all in one request, and the line breaks %s", async (when, outcome) => {
  const printer = await plugDocumentPrinter();
  printer.able({ lacks: ["createJob", "sendDocument"] });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.behave({ trouble: "breaks", at: "printJob", when });
  const job = await jobOf("a", 30);
  expect(await printDocument(job)).toEqual(outcome);
  expect(printer.jobs.filter(({ sheetsDone }) => sheetsDone > 0)).toHaveLength(
    outcome.outcome === "printed" ? 1 : 0,
  );
  expect(await printDocument(job)).toEqual({ outcome: "not-printed", reason: "already-printed" });
});

it("a printer that lists no jobs either: unknown at once, and never tried again by itself", async () => {
  const printer = await plugDocumentPrinter();
  printer.able({ lacks: ["createJob", "sendDocument", "getJobs"] });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.behave({ trouble: "breaks", at: "printJob", when: "before-answer" });
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "unknown", reason: "no-answer" });
  await delay(300);
  expect(printer.heard.filter((operation) => operation === "printJob")).toHaveLength(1);
});

it("the cable is out while it prints and comes back: the printer says how it ended", async () => {
  const printer = await plugDocumentPrinter({ sheetMs: 60 });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const outcome = printDocument(await jobOf("a", 6));
  while ((printer.jobs[0]?.sheetsDone ?? 0) < 2) await delay(5);
  await printer.unplug(true);
  expect(await nextStatus("lost")).toEqual({ kind: "lost", cause: "unplugged" });
  await delay(300);
  await printer.plugIn();
  await nextStatus("ready");
  expect(await outcome).toEqual({ outcome: "printed" });
});

it("switched off while it prints and on again: the job is gone, and nobody knows how much of it came out", async () => {
  const printer = await plugDocumentPrinter({ sheetMs: 60 });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const outcome = printDocument(await jobOf("a", 6));
  while ((printer.jobs[0]?.sheetsDone ?? 0) < 2) await delay(5);
  await printer.unplug();
  await nextStatus("lost");
  await printer.plugIn();
  expect(await outcome).toEqual({ outcome: "unknown", reason: "no-answer" });
  expect(await printDocument(await jobOf("a", 6))).toEqual({
    outcome: "not-printed",
    reason: "already-printed",
  });
});

it("off for good while it prints: unknown in bounded time, lost; back later, what is left of the job is cancelled", async () => {
  const printer = await plugDocumentPrinter({ sheetMs: 100 });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.set({ sheets: 2 });
  const outcome = printDocument(await jobOf("a", 6));
  while ((printer.jobs[0]?.sheetsDone ?? 0) < 2) await delay(5);
  await printer.unplug(true);
  expect(await outcome).toEqual({ outcome: "unknown", reason: "line-lost" });
  await printer.plugIn();
  while (printer.jobs[0]?.state !== "canceled") await delay(10);
  printer.set({ sheets: Number.POSITIVE_INFINITY });
  await nextStatus("ready");
  await delay(300);
  expect(printer.jobs[0]?.sheetsDone).toBe(2);
});

it("after the host is started anew, a job that came out before is not printed again", async () => {
  const printer = await plugDocumentPrinter();
  const first = watchDocumentPrinter(printer.transport);
  await first.nextStatus("ready");
  expect(await first.printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
  await first.host.stop();
  const second = watchDocumentPrinter(printer.transport);
  await second.nextStatus("ready");
  expect(await second.printDocument(await jobOf("a"))).toEqual({
    outcome: "not-printed",
    reason: "already-printed",
  });
  expect(printer.jobs).toHaveLength(1);
});
