/** For tests: a PDF as a reader of PDFs sees it, which knows nothing of how it was set. */
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  pages: number;
  /** Of all pages, spaces and line ends left out. */
  text: string;
  /** Lines from the top, as they stand. */
  lines: string[];
  /** Signs that were drawn as the empty box of their face. */
  boxes: number;
  info: Record<string, unknown>;
}

interface Glyph {
  originalCharCode?: number;
  unicode?: string;
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false });
  const document = await loading.promise;
  const lines: string[] = [];
  let text = "";
  let boxes = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const byHeight = new Map<number, { x: number; text: string }[]>();
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item)) continue;
      text += item.str;
      const height = Math.round(item.transform[5] as number);
      const pieces = byHeight.get(height) ?? [];
      pieces.push({ x: item.transform[4] as number, text: item.str });
      byHeight.set(height, pieces);
    }
    for (const [, pieces] of [...byHeight].toSorted(([a], [b]) => b - a))
      lines.push(
        pieces
          .toSorted((a, b) => a.x - b.x)
          .map((piece) => piece.text)
          .join(""),
      );
    boxes += await boxesOf(page);
  }
  const { info } = await document.getMetadata();
  await loading.destroy();
  return {
    pages: document.numPages,
    text: text.replaceAll(/\s/g, ""),
    lines,
    boxes,
    info: info as Record<string, unknown>,
  };
}

/** Glyph 0 is what a face shows for what it does not have. */
async function boxesOf(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>,
) {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray
    .flatMap((operator, i) => (operator === OPS.showText ? ((argsArray[i] as [unknown[]])[0] ?? []) : []))
    .filter((glyph) => typeof glyph === "object" && (glyph as Glyph).originalCharCode === 0).length;
}
