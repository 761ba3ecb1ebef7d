/** What stands beside the text: number and QR code above, page numbers below, a mark across paper that is not in earnest. */
import { create } from "qrcode";
import { breakLines } from "./break-lines.ts";
import { signsOf } from "./characters.ts";
import type { Pen } from "./pen.ts";
import { drawLine } from "./text-box.ts";
import { a4, mm } from "./unit.ts";

export const margin = { left: mm(26), right: mm(26), top: mm(22), bottom: mm(24) } as const;
/** A part that begins a page, and one of two on a sheet. Millimetres. */
const heads = {
  page: { top: 12, qr: 20, below: 6 },
  half: { top: 8, qr: 16, below: 4 },
} as const;
export type Place = keyof typeof heads;

/** From the upper edge of a part to its text, points. */
export function headHeight(place: Place): number {
  const { top, qr, below } = heads[place];
  return mm(top + qr + below);
}

export interface PartHead {
  number: string;
  /** 存根联 */
  copy: string;
  verifyAddress: string;
}

export function drawHead(pen: Pen, { number, copy, verifyAddress }: PartHead, from: number, as: Place): void {
  const width = a4.width - margin.left - margin.right;
  const top = from + mm(heads[as].top);
  const said = [number, copy === "" ? "" : `（${copy}）`].filter((text) => text !== "");
  said.forEach((text, i) => {
    draw(pen, text, { x: margin.left, width, baseline: top + 14 + i * 17, size: 12, at: "right" });
  });
  if (verifyAddress === "") return;
  const side = mm(heads[as].qr);
  drawQr(pen, verifyAddress, margin.left, top, side);
  draw(pen, "扫码核验真伪", { x: margin.left, width: side, baseline: top + side + 8, size: 7, at: "middle" });
}

/** Drawn as squares: no image to blur, a few kilobytes. */
function drawQr(pen: Pen, text: string, x: number, y: number, whole: number): void {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = whole / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pen.pdf.rect(x + column * side, y + row * side, side + 0.05, side + 0.05);
    }
  }
  pen.pdf.fill("#000");
}

export function drawFoot(pen: Pen, page: number, pages: number): void {
  const place = {
    x: margin.left,
    width: a4.width - margin.left - margin.right,
    baseline: a4.height - mm(12),
  };
  if (pages > 1) draw(pen, `第 ${page} 页　共 ${pages} 页`, { ...place, size: 9, at: "middle" });
}

export function drawMark(pen: Pen, text: string): void {
  pen.pdf.save();
  pen.pdf.rotate(-35, { origin: [a4.width / 2, a4.height / 2] });
  pen.pdf.fillColor("#b0b0b0", 0.32);
  draw(pen, text, { x: 0, width: a4.width, baseline: a4.height / 2, size: 44, at: "middle" });
  pen.pdf.restore();
  pen.pdf.fillColor("#000", 1);
}

/** Between two parts on one sheet. */
export function drawTearLine(pen: Pen, y: number): void {
  pen.pdf
    .lineWidth(0.6)
    .dash(4, { space: 3 })
    .moveTo(mm(8), y)
    .lineTo(a4.width - mm(8), y)
    .stroke("#555");
  pen.pdf.undash();
}

function draw(
  pen: Pen,
  text: string,
  place: { x: number; width: number; baseline: number; size: number; at: "left" | "middle" | "right" },
): void {
  const [line] = breakLines(signsOf([{ text, isBold: false }], pen), a4.width);
  if (line) drawLine(pen, line, place);
}
