import { PDFDocument, type PDFImage, type PDFPage } from "pdf-lib";
import { formats } from "./straighten.ts";

/** A point of PDF is 1/72 inch. */
const pointsPerMm = 72 / 25.4;
const a4 = { width: formats.a4.shortMm * pointsPerMm, height: formats.a4.longMm * pointsPerMm };
const card = { width: formats.card.longMm * pointsPerMm, height: formats.card.shortMm * pointsPerMm };

/** An A4 page for each picture, upright or on its side as the picture is, the picture as large as fits. */
export async function pagesToPdf(jpegs: readonly Uint8Array[], title: string): Promise<Uint8Array> {
  const document = await newDocument(title);
  for (const jpeg of jpegs) {
    const image = await embed(document, jpeg);
    const isWide = image.width > image.height;
    const page = document.addPage(isWide ? [a4.height, a4.width] : [a4.width, a4.height]);
    const { width, height } = page.getSize();
    const scale = Math.min(width / image.width, height / image.height);
    place(page, image, width / 2, height / 2, image.width * scale, image.height * scale);
  }
  return document.save();
}

/**
 * Both sides of a card on one A4 page in their true size, 85.6 × 54 mm: the front in the upper half, the back below it. Print
 * it at 100 %, not fitted to the paper.
 */
export async function cardToPdf(front: Uint8Array, back: Uint8Array, title: string): Promise<Uint8Array> {
  const document = await newDocument(title);
  const page = document.addPage([a4.width, a4.height]);
  for (const [jpeg, share] of [
    [front, 0.7],
    [back, 0.45],
  ] as const) {
    const image = await embed(document, jpeg);
    place(page, image, a4.width / 2, a4.height * share, card.width, card.height);
  }
  return document.save();
}

async function newDocument(title: string): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  document.setProducer("Yichuang");
  document.setCreator("Yichuang");
  return document;
}

/** pdf-lib reads a view's whole buffer from its first byte: bytes that are part of a larger one must be copied out of it. */
function embed(document: PDFDocument, jpeg: Uint8Array): Promise<PDFImage> {
  return document.embedJpg(new Uint8Array(jpeg));
}

/** `x`, `y`: the middle, from the lower left corner. */
function place(page: PDFPage, image: PDFImage, x: number, y: number, width: number, height: number): void {
  page.drawImage(image, { x: x - width / 2, y: y - height / 2, width, height });
}
