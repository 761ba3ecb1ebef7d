import { expect, it } from "vitest";
import { certificateAt } from "../../drivers/document-printer/connect.ts";
import { defaultDocumentPrinterSettings } from "../../drivers/document-printer/types.ts";
import { delay } from "../../drivers/wait.ts";
import { jobOf, watchDocumentPrinter } from "./document-support.ts";
import { startIppEvePrinter } from "./real-print-server.ts";

/** Answers of a program that starts a script for each job take their time on a busy machine. */
const patient = {
  ...defaultDocumentPrinterSettings,
  blockedMs: 1500,
  lostMs: 3000,
  jobPollMs: 100,
  pollMs: 300,
};

it("CUPS' own IPP Everywhere printer: prints, lacks paper, is cancelled, speaks TLS, dies in the middle", async () => {
  const printer = await startIppEvePrinter();
  const { printDocument, nextStatus, host } = watchDocumentPrinter(printer.transport, {}, patient);
  await nextStatus("ready");

  const job = await jobOf("a", 2, { sides: "two-sided-long-edge", scaling: "true-size" });
  expect(await printDocument(job)).toEqual({ outcome: "printed" });
  expect(printer.documents().map((document) => document.equals(job.pdf))).toEqual([true]);

  printer.block("media-empty-error,media-needed");
  const refilled = printDocument(await jobOf("b"));
  await nextStatus("paper-out");
  printer.unblock();
  expect(await refilled).toEqual({ outcome: "printed" });
  await nextStatus("ready");

  printer.block("media-empty-error,media-needed");
  expect(await printDocument(await jobOf("c"))).toEqual({ outcome: "not-printed", reason: "paper-out" });
  printer.unblock();
  await nextStatus("ready");
  await host.stop();

  const { port } = new URL(printer.encryptedTransport.replace("ipps:", "https:"));
  const certificate = await certificateAt("127.0.0.1", Number(port), 3000);
  const encrypted = watchDocumentPrinter(
    printer.encryptedTransport,
    { options: { certificate: certificate ?? "" } },
    patient,
  );
  await encrypted.nextStatus("ready");
  expect(await encrypted.printDocument(await jobOf("d"))).toEqual({ outcome: "printed" });
  // The same job from the same place: it came out over the other line.
  expect(await encrypted.printDocument(job)).toEqual({ outcome: "not-printed", reason: "already-printed" });

  printer.block("media-needed");
  const lost = encrypted.printDocument(await jobOf("e"));
  await encrypted.nextStatus("paper-out");
  await delay(100);
  await printer.kill();
  expect(await lost).toEqual({ outcome: "unknown", reason: "line-lost" });
  await encrypted.nextStatus("lost", 5000);
});
