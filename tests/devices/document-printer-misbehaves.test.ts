import { describe, expect, it } from "vitest";
import type { WireTrouble } from "../../drivers/document-printer/simulator.ts";
import { isFull } from "../../drivers/testing/extent.ts";
import { delay } from "../../drivers/wait.ts";
import { jobOf, plugDocumentPrinter, watchDocumentPrinter } from "./document-support.ts";

const troubles: [WireTrouble, string][] = [
  [{ trouble: "silent" }, "silent"],
  [{ trouble: "garbage" }, "garbage"],
  [{ trouble: "no-http" }, "garbage"],
  [{ trouble: "endless" }, "garbage"],
  [{ trouble: "http", status: 401 }, "refused"],
  [{ trouble: "http", status: 404 }, "refused"],
  [{ trouble: "http", status: 500 }, "refused"],
  [{ trouble: "late", delayMs: 5000 }, "silent"],
];

describe.each(troubles)("%o", (trouble, cause) => {
  it("while idle: lost within 4 s, refuses jobs, and back by itself", async () => {
    const printer = await plugDocumentPrinter();
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    printer.behave(trouble);
    expect(await nextStatus("lost", 4000)).toEqual({ kind: "lost", cause });
    expect(await printDocument(await jobOf("a"))).toMatchObject({ outcome: "not-printed" });
    printer.behave({ trouble: "none" });
    await nextStatus("ready");
    expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
  });
});

/** In the quick form one that says nothing, one that says rubbish and one that says no. */
const inTheMiddle = troubles.filter((_, at) => isFull || [0, 1, 4].includes(at));

describe.each(inTheMiddle)("%o", (trouble) => {
  it("in the middle of a job, for ever: unknown in bounded time", async () => {
    const printer = await plugDocumentPrinter({ sheetMs: 60 });
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    const outcome = printDocument(await jobOf("a", 50));
    while ((printer.jobs[0]?.sheetsDone ?? 0) < 1) await delay(5);
    printer.behave(trouble);
    expect(await outcome).toMatchObject({ outcome: "unknown" });
  });

  it("in the middle of a job, for a moment: the job's end is known all the same", async () => {
    const printer = await plugDocumentPrinter({ sheetMs: 60 });
    const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
    await nextStatus("ready");
    const outcome = printDocument(await jobOf("a", 8));
    while ((printer.jobs[0]?.sheetsDone ?? 0) < 1) await delay(5);
    printer.behave(trouble);
    await delay(300);
    printer.behave({ trouble: "none" });
    expect(await outcome).toEqual({ outcome: "printed" });
  });
});

it("slow answers, in pieces of one byte, are answers", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  printer.behave({ trouble: "pieces", bytes: 40, pauseMs: 1 });
  await nextStatus("ready");
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
});

it("a printer that forgets its jobs as soon as they are done: unknown, for it may have been any end", async () => {
  const printer = await plugDocumentPrinter({ sheetMs: 60 });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const outcome = printDocument(await jobOf("a", 2));
  while ((printer.jobs[0]?.sheetsDone ?? 0) < 1) await delay(5);
  printer.forgetJobs();
  expect(await outcome).toEqual({ outcome: "unknown", reason: "no-answer" });
});

it("not there at first: comes in when it is switched on", async () => {
  const printer = await plugDocumentPrinter();
  await printer.unplug();
  const { nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("lost");
  await printer.plugIn();
  await nextStatus("ready", 5000);
});
