import { expect, it } from "vitest";
import { defaultDocumentPrinterSettings } from "../../drivers/document-printer/types.ts";
import { jobOf, watchDocumentPrinter } from "./document-support.ts";
import { startCups, startIppEvePrinter } from "./real-print-server.ts";

const patient = { ...defaultDocumentPrinterSettings, blockedMs: 1500, jobPollMs: 100, pollMs: 300 };

it("a queue of CUPS: what is printed there comes out at the printer behind it", async () => {
  const printer = await startIppEvePrinter();
  const cups = await startCups("office", printer.transport);
  const { printDocument, nextStatus } = watchDocumentPrinter(
    "cups:office",
    { options: { cupsServer: cups.socketPath } },
    patient,
  );
  await nextStatus("ready");
  const job = await jobOf("a", 2, { scaling: "true-size" });
  expect(await printDocument(job)).toEqual({ outcome: "printed" });
  expect(printer.documents().map((document) => document.equals(job.pdf))).toEqual([true]);

  printer.block("media-empty-error,media-needed");
  const waiting = printDocument(await jobOf("b"));
  await nextStatus("paper-out");
  printer.unblock();
  expect(await waiting).toEqual({ outcome: "printed" });

  await cups.stop();
  expect(await nextStatus("lost", 5000)).toEqual({ kind: "lost", cause: "unplugged" });
});
