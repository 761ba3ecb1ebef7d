import type { DocumentJob } from "../../drivers/contract/documents.ts";
import type { DocumentOutcome } from "../../drivers/contract/operations.ts";
import { createDocumentPrinterAdapter } from "../../drivers/document-printer/adapter.ts";
import {
  createSimulatedDocumentPrinter,
  type SimulatedDocumentPrinter,
  type SimulatedDocumentPrinterOptions,
} from "../../drivers/document-printer/simulator.ts";
import { testPage } from "../../drivers/document-printer/test-page.ts";
import {
  type DocumentPrinterSettings,
  defaultDocumentPrinterSettings,
} from "../../drivers/document-printer/types.ts";
import type { DeviceConfig } from "../../drivers/host/config.ts";
import { atEnd, type Watched, watchDevices } from "./support.ts";

export async function plugDocumentPrinter(
  options: SimulatedDocumentPrinterOptions = { sheetMs: 20 },
): Promise<SimulatedDocumentPrinter> {
  const printer = await createSimulatedDocumentPrinter(options);
  atEnd(() => printer.unplug());
  return printer;
}

/** A patience that a test can wait for; the order of the times is that of the shipped ones. */
export const quick: DocumentPrinterSettings = {
  ...defaultDocumentPrinterSettings,
  pollMs: 60,
  retryMs: 30,
  answerMs: 400,
  connectMs: 400,
  documentMs: 800,
  jobPollMs: 30,
  blockedMs: 500,
  lostMs: 900,
  incomingMs: 400,
  jobMs: 8000,
  cancelMs: 1000,
};

export interface WatchedPrinter extends Watched {
  printDocument(job: DocumentJob): Promise<DocumentOutcome>;
}

export function watchDocumentPrinter(
  transport: string,
  config: Partial<DeviceConfig> = {},
  settings: DocumentPrinterSettings = quick,
): WatchedPrinter {
  const watched = watchDevices(
    [{ deviceId: "printer", kind: "document-printer", model: "tested", transport, ...config }],
    { loadAdapter: async () => (adapter) => createDocumentPrinterAdapter(adapter, settings) },
  );
  return {
    ...watched,
    printDocument: (job) => watched.host.operate("printer", "printDocument", job),
  };
}

export async function jobOf(
  jobId: string,
  pages = 1,
  wishes: Partial<DocumentJob> = {},
): Promise<DocumentJob> {
  return { jobId, title: "receipt", pdf: await testPage(pages), ...wishes };
}
