import { expect, it } from "vitest";
import { jpegCodec } from "../../drivers/document-images/node/jpeg-codec.ts";
import { cardToPdf } from "../../drivers/document-images/sheet.ts";
import { cardFront } from "../../drivers/document-images/testing/draw.ts";
import { jobOf, plugDocumentPrinter, watchDocumentPrinter } from "./document-support.ts";

it("a document comes out, byte for byte, and is printed when its last sheet is", async () => {
  const printer = await plugDocumentPrinter({ sheetMs: 60 });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const job = await jobOf("a", 3, { copies: 2 });
  expect(await printDocument(job)).toEqual({ outcome: "printed" });
  const [printed] = printer.jobs;
  expect(printed).toMatchObject({ state: "completed", sheetsDone: 6 });
  expect(printed?.document?.equals(job.pdf)).toBe(true);
  expect(printer.heard).toContain("createJob");
  expect(printer.heard.filter((operation) => operation === "sendDocument")).toHaveLength(1);
});

it("what was wished for is asked of the printer, and what it has not heard of is not", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const wishes = { sides: "two-sided-long-edge", color: "monochrome", scaling: "true-size" } as const;
  expect(await printDocument(await jobOf("a", 2, { copies: 3, ...wishes }))).toEqual({ outcome: "printed" });
  const template = printer.jobs[0]?.template;
  expect(template?.names).toEqual(
    expect.arrayContaining(["copies", "sides", "print-color-mode", "print-scaling", "media"]),
  );
  expect([template?.number("copies"), template?.word("sides"), template?.word("print-scaling")]).toEqual([
    3,
    "two-sided-long-edge",
    "none",
  ]);
  expect(template?.word("media")).toBe("iso_a4_210x297mm");
  expect(printer.jobs[0]?.sheetsDone).toBe(3);
});

it("an older printer that knows no Create-Job gets everything in one request", async () => {
  const printer = await plugDocumentPrinter();
  printer.able({ lacks: ["createJob", "sendDocument"] });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  expect(await printDocument(await jobOf("a", 2))).toEqual({ outcome: "printed" });
  expect(printer.heard).toContain("printJob");
});

it("the name at the printer's panel holds nothing that could be a person's number", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const title = "受理回执 99990118991231001X 13800000000 第3页";
  expect(await printDocument(await jobOf("a", 1, { title }))).toEqual({ outcome: "printed" });
  expect(printer.jobs[0]?.name).toMatch(/^受理回执 … … 第3页 [0-9a-f]{16}$/);
});

it("both sides of an ID card come out on one sheet, in true size", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport);
  await nextStatus("ready");
  const side = await jpegCodec.encode(cardFront(), 0.8);
  const pdf = await cardToPdf(side, side, "copy");
  expect(await printDocument({ jobId: "copy", title: "copy", pdf, scaling: "true-size" })).toEqual({
    outcome: "printed",
  });
  expect(printer.jobs[0]).toMatchObject({ sheetsDone: 1 });
  expect(printer.jobs[0]?.template?.word("print-scaling")).toBe("none");
});

it("a certificate printer takes its blanks from their own tray", async () => {
  const printer = await plugDocumentPrinter();
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport, {
    model: "certificate-printer",
    profile: "certificate",
  });
  await nextStatus("ready");
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
  const paper = printer.jobs[0]?.template?.inside("media-col");
  expect([paper?.word("media-source"), paper?.word("media-type")]).toEqual(["by-pass-tray", "cardstock"]);
  expect(paper?.inside("media-size")?.number("y-dimension")).toBe(29_700);
});
