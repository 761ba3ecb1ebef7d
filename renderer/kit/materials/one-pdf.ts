import { PDFDocument } from "pdf-lib";
import type { Hall, PageError } from "../hall.ts";

/** A4 in points, 1/72 inch. */
const a4 = { short: 595.28, long: 841.89 };

/**
 * All pages of a material as one PDF, in their order: for printing, or to hand on. A picture is a sheet of A4 of its own, the sheets of a
 * PDF stay as they are. Tells why where one of them could not be read.
 */
export async function onePdfOf(
  hall: Hall,
  blobIds: readonly string[],
  title: string,
): Promise<{ ok: true; pdf: Uint8Array } | { ok: false; error: PageError | { code: "unreadable" } }> {
  const whole = await PDFDocument.create();
  whole.setTitle(title);
  for (const blobId of blobIds) {
    const seen = await hall.file(blobId, "whole");
    if (!seen.ok) return seen;
    try {
      await append(whole, seen.value.content, seen.value.type);
    } catch {
      return { ok: false, error: { code: "unreadable" } };
    }
  }
  return { ok: true, pdf: await whole.save() };
}

async function append(whole: PDFDocument, content: Uint8Array, type: string): Promise<void> {
  // pdf-lib reads a view's whole buffer from its first byte.
  const bytes = new Uint8Array(content);
  if (type === "application/pdf") {
    const other = await PDFDocument.load(bytes);
    for (const sheet of await whole.copyPages(other, other.getPageIndices())) whole.addPage(sheet);
    return;
  }
  const image = type === "image/png" ? await whole.embedPng(bytes) : await whole.embedJpg(bytes);
  const isWide = image.width > image.height;
  const page = whole.addPage(isWide ? [a4.long, a4.short] : [a4.short, a4.long]);
  const { width, height } = image.scaleToFit(page.getWidth(), page.getHeight());
  page.drawImage(image, {
    x: (page.getWidth() - width) / 2,
    y: (page.getHeight() - height) / 2,
    width,
    height,
  });
}
