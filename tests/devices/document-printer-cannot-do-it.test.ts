import { expect, it } from "vitest";
import type { DocumentJob } from "../../drivers/contract/documents.ts";
import type { SimulatedAbilities } from "../../drivers/document-printer/simulator.ts";
import { jobOf, plugDocumentPrinter, watchDocumentPrinter } from "./document-support.ts";

it.each<[string, Partial<SimulatedAbilities>, Partial<DocumentJob>]>([
  ["so many copies", { mostCopies: 1 }, { copies: 2 }],
  ["A4", { media: ["na_letter_8.5x11in"] }, {}],
])("a printer without %s is not made to try", async (_what, abilities, wishes) => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.able(abilities);
  expect(await printDocument(await jobOf("a", 1, wishes))).toEqual({
    outcome: "not-printed",
    reason: "not-supported",
  });
  expect(printer.heard).not.toContain("createJob");
});

it("a printer that reads no PDF is faulty from the start", async () => {
  const printer = await plugDocumentPrinter();
  printer.able({ formats: ["image/pwg-raster"] });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  expect(await nextStatus("faulty")).toEqual({ kind: "faulty", fault: "no-pdf" });
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "not-printed", reason: "not-supported" });
});

it("a printer that takes no jobs says so", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  printer.able({ isAccepting: false });
  expect(await nextStatus("faulty")).toEqual({ kind: "faulty", fault: "not-accepting" });
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "not-printed", reason: "faulty" });
});

it("bytes that only begin like a PDF: the printer gives up, and says why", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const pdf = new TextEncoder().encode("%PDF-1.7 and nothing else");
  expect(await printDocument({ jobId: "a", title: "", pdf })).toEqual({
    outcome: "not-printed",
    reason: "bad-input",
  });
});

it.each<[string, Partial<Record<keyof DocumentJob, unknown>>]>([
  ["no PDF", { pdf: new Uint8Array(100) }],
  ["no bytes", { pdf: "JVBERi0=" }],
  ["a thousand copies", { copies: 1000 }],
  ["half a copy", { copies: 0.5 }],
  ["no name", { jobId: "" }],
  ["a wish that does not exist", { stapled: true } as never],
])("%s is refused before anybody is bothered", async (_what, part) => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  expect(await printDocument({ ...(await jobOf("a")), ...part } as DocumentJob)).toEqual({
    outcome: "not-printed",
    reason: "bad-input",
  });
  expect(printer.heard).not.toContain("createJob");
});
