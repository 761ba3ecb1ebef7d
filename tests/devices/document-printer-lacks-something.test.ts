import { describe, expect, it } from "vitest";
import type { PaperState } from "../../drivers/document-printer/simulator/engine.ts";
import { delay } from "../../drivers/wait.ts";
import { jobOf, plugDocumentPrinter, watchDocumentPrinter } from "./document-support.ts";

const full = { sheets: Number.POSITIVE_INFINITY, isCoverOpen: false, isJammed: false, ink: "full" } as const;

const lacks: [string, Partial<PaperState>, string, string][] = [
  ["paper", { sheets: 0 }, "paper-out", "paper-out"],
  ["a closed cover", { isCoverOpen: true }, "cover-open", "cover-open"],
  ["a free way for the paper", { isJammed: true }, "faulty", "jammed"],
  ["toner", { ink: "empty" }, "faulty", "out-of-ink"],
];

describe.each(lacks)("a printer that lacks %s", (_what, lack, status, reason) => {
  it("says so, refuses at once, and works again by itself", async () => {
    const printer = await plugDocumentPrinter();
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    printer.set(lack);
    await nextStatus(status as "paper-out");
    expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "not-printed", reason });
    expect(printer.jobs).toEqual([]);
    printer.set(full);
    await nextStatus("ready");
    expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
  });

  it("in the middle of a job: helped in time, it goes on and is printed", async () => {
    const printer = await plugDocumentPrinter({ sheetMs: 60 });
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    const outcome = printDocument(await jobOf("a", 4));
    while ((printer.jobs[0]?.sheetsDone ?? 0) < 2) await delay(5);
    printer.set(lack);
    await nextStatus(status as "paper-out");
    printer.set(full);
    expect(await outcome).toEqual({ outcome: "printed" });
    expect(printer.jobs).toHaveLength(1);
  });

  it("in the middle of a job: not helped, it is cancelled, and nothing comes out afterwards", async () => {
    const printer = await plugDocumentPrinter({ sheetMs: 60 });
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    const outcome = printDocument(await jobOf("a", 4));
    while ((printer.jobs[0]?.sheetsDone ?? 0) < 2) await delay(5);
    printer.set(lack);
    expect(await outcome).toEqual({ outcome: "not-printed", reason });
    expect(printer.jobs[0]).toMatchObject({ state: "canceled" });
    const out = printer.jobs[0]?.sheetsDone;
    printer.set(full);
    await nextStatus("ready");
    await delay(200);
    expect(printer.jobs[0]?.sheetsDone).toBe(out);
    // The same job may be tried again: it did not come out.
    expect(await printDocument(await jobOf("a", 1))).toEqual({ outcome: "printed" });
  });
});

it("low on toner and on paper: it prints, and somebody should see to it", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.set({ ink: "low" });
  await nextStatus("ink-low");
  printer.set({ sheets: 10 });
  await nextStatus("paper-near-end");
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
});

it("cancelled at its panel: not printed, and the person is told who did it", async () => {
  const printer = await plugDocumentPrinter({ sheetMs: 100 });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const outcome = printDocument(await jobOf("a", 10));
  while ((printer.jobs[0]?.sheetsDone ?? 0) < 1) await delay(5);
  printer.cancelAtPanel();
  expect(await outcome).toEqual({ outcome: "not-printed", reason: "canceled" });
});

it("'completed with errors' is no success", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.set({ endsWithErrors: true });
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "unknown", reason: "no-answer" });
});
