/** Blocks in, PDF out. Pure but for the font files: the same parts give the same bytes. */
import type { Block, FilledPart } from "../blocks.ts";
import type { Box } from "./box.ts";
import { closingBox, footBox, type Picture, signaturesBox } from "./foot-boxes.ts";
import { drawFoot, drawHead, drawMark, drawTearLine, headHeight, margin, type Place } from "./page-parts.ts";
import { createPen, type Pen, type PenInfo } from "./pen.ts";
import { tableBoxes } from "./table-box.ts";
import { type Column, paragraphBoxes } from "./text-box.ts";
import { a4, mm } from "./unit.ts";

export interface Sheet {
  parts: readonly FilledPart[];
  info: PenInfo;
  number: string;
  verifyAddress: string;
  authority: string;
  /** 2026年3月9日 */
  date: string;
  seal: Picture | null;
  signature: Picture | null;
  /** Written across every page: 演示, 预览. */
  mark: string | null;
}

/** 四号 for a letter of one part, 小四 for one of several; 五号 where two parts share a sheet, as stubs do. */
const body = {
  one: { size: 14, leading: 1.7 },
  several: { size: 12, leading: 1.7 },
  halves: { size: 10.5, leading: 1.45 },
} as const;
const lastLine = a4.height - margin.bottom;
const half = a4.height / 2;

interface SetPart {
  part: FilledPart;
  boxes: Box[];
}

export async function typeset(sheet: Sheet): Promise<Buffer> {
  const pen = createPen(sheet.info);
  const pages = inHalves(pen, sheet) ?? onPages(pen, sheet);
  pages.forEach((foot, page) => {
    pen.pdf.switchToPage(page);
    if (sheet.mark) drawMark(pen, sheet.mark);
    drawFoot(pen, foot.page, foot.of);
  });
  return whole(pen);
}

interface Foot {
  page: number;
  of: number;
}

/** Two short parts on one sheet, to be torn apart; null where they are not two, or not short. */
function inHalves(pen: Pen, sheet: Sheet): Foot[] | null {
  const [upper, lower, more] = setParts(pen, sheet, "half");
  if (!upper || !lower || more) return null;
  const fits = [upper, lower].every(
    ({ boxes }) =>
      boxes.reduce((sum, box) => sum + box.height, headHeight("half")) <= half - mm(5) &&
      boxes.every((box) => !box.isFirst),
  );
  if (!fits) return null;
  pen.pdf.addPage();
  [upper, lower].forEach((part, i) => {
    placePart(pen, sheet, part, i * half, "half");
  });
  drawTearLine(pen, half);
  return [{ page: 1, of: 1 }];
}

/** Each part begins a page, and its pages are counted by themselves. */
function onPages(pen: Pen, sheet: Sheet): Foot[] {
  return setParts(pen, sheet, "page").flatMap((part) => {
    const before = pen.pdf.bufferedPageRange().count;
    pen.pdf.addPage();
    placePart(pen, sheet, part, 0, "page");
    const of = pen.pdf.bufferedPageRange().count - before;
    return Array.from({ length: of }, (_, i) => ({ page: i + 1, of }));
  });
}

function setParts(pen: Pen, sheet: Sheet, as: Place): SetPart[] {
  const look = as === "half" ? body.halves : sheet.parts.length > 1 ? body.several : body.one;
  const column: Column = { left: margin.left, width: a4.width - margin.left - margin.right, ...look };
  return sheet.parts.map((part) => ({ part, boxes: boxesOf(part.blocks, sheet, column, pen, as) }));
}

function boxesOf(blocks: readonly Block[], sheet: Sheet, into: Column, pen: Pen, as: Place): Box[] {
  const boxes: Box[] = [];
  blocks.forEach((block, i) => {
    const next = blocks[i + 1];
    // Who signs does not stand on a page of their own.
    const before = boxes.at(-1);
    if (before && (block.as === "signatures" || block.as === "closing")) before.isTied = true;
    if (as === "half" && block.as === "signatures" && next?.as === "closing") {
      boxes.push(footBox(block.labels, sheet.signature, sheet, into, pen));
    } else if (as === "page" || block.as !== "closing" || blocks[i - 1]?.as !== "signatures") {
      boxes.push(...boxesOfBlock(block, sheet, into, pen));
    }
  });
  return boxes;
}

function boxesOfBlock(block: Block, sheet: Sheet, into: Column, pen: Pen): Box[] {
  const space = (height: number): Box => ({ height, isSpace: true, draw: () => {} });
  switch (block.as) {
    case "paragraph":
      return paragraphBoxes(block, into, pen);
    case "gap":
      return [space(into.size * 0.8)];
    case "table":
      return [...tableBoxes(block, into, pen, (lastLine - margin.top) * 0.7), space(into.size * 0.5)];
    case "signatures":
      return [signaturesBox(block.labels, sheet.signature, into, pen)];
    case "closing":
      return [closingBox(sheet, into, pen)];
    case "new-page":
      return [{ ...space(0), isFirst: true }];
  }
}

/** One under the other from `top` on; on pages, over as many as it takes. */
function placePart(pen: Pen, sheet: Sheet, { part, boxes }: SetPart, top: number, as: Place): void {
  drawHead(pen, { number: sheet.number, copy: part.name, verifyAddress: sheet.verifyAddress }, top, as);
  let at = top + headHeight(as);
  let isTop = false;
  boxes.forEach((box, i) => {
    if (as === "page" && (box.isFirst || at + tiedHeight(boxes, i) > lastLine)) {
      pen.pdf.addPage();
      at = margin.top;
      isTop = true;
    }
    if (isTop && box.isSpace) return;
    if (isTop && box.head) {
      box.head.draw(pen, at);
      at += box.head.height;
    }
    box.draw(pen, at);
    at += box.height;
    isTop = false;
  });
}

/** What has to fit with it: everything that it is tied to, and a closing with the line before it. */
function tiedHeight(boxes: readonly Box[], from: number): number {
  let height = 0;
  for (const box of boxes.slice(from, from + 8)) {
    height += box.height;
    if (!box.isTied) break;
  }
  return height;
}

function whole({ pdf }: Pen): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
    pdf.end();
  });
}
