/** What stands under a document: places to sign, and who it is from, when, with the seal. */
import type { Block } from "../blocks.ts";
import type { Box } from "./box.ts";
import { breakLines, type Line } from "./break-lines.ts";
import { signsOf } from "./characters.ts";
import type { Pen } from "./pen.ts";
import { type Column, drawLine, type Place } from "./text-box.ts";
import { mm } from "./unit.ts";

/** PNG or JPEG. */
export type Picture = Buffer;

/** A round seal of a public body is 42 mm wide (GB/T 9704 has it stand over authority and date). */
const sealSide = mm(42);

export function closingBox(
  { authority, date, seal }: { authority: string; date: string; seal: Picture | null },
  column: Column,
  pen: Pen,
): Box {
  const { size, left, width, leading } = column;
  const lines = [authority, date].map((text) => oneLine(text, pen, width / size));
  const widest = Math.max(...lines.map((line) => line.em * size), seal ? sealSide : 0);
  // Two signs from the right edge, as letters of authorities are signed.
  const x = left + width - widest - 2 * size;
  const height = seal ? sealSide + size * 0.5 : size * (2 * leading + 1);
  return {
    height,
    draw: (onto, top) => {
      const first = top + height / 2 - size * 0.4;
      lines.forEach((line, i) => {
        drawLine(onto, line, { x, width: widest, baseline: first + i * size * leading, size, at: "middle" });
      });
      if (seal) {
        const at = { x: x + (widest - sealSide) / 2, y: first + size * 0.85 - sealSide / 2 - size * 0.3 };
        onto.pdf.image(seal, at.x, at.y, { fit: [sealSide, sealSide], align: "center", valign: "center" });
      }
    },
  };
}

type Label = Extract<Block, { as: "signatures" }>["labels"][number];

interface SetLabel {
  line: Line;
  isPersons: boolean;
}

/** A label with a line to sign on, and a date under it, for each who signs. */
export function signaturesBox(
  labels: readonly Label[],
  signature: Picture | null,
  column: Column,
  pen: Pen,
): Box {
  const size = column.size * 0.9;
  const each = column.width / Math.max(labels.length, 1);
  const set = labels.map((label) => setLabel(label, each, size, pen));
  const date = oneLine(dateToWrite, pen, each / size);
  return {
    height: size * (2 * column.leading + 1.2),
    draw: (onto, top) => {
      const baseline = top + size * 1.9;
      set.forEach((label, i) => {
        const place = { x: column.left + i * each, width: each - size, baseline, size, at: "left" as const };
        drawPlace(onto, label, place, label.isPersons ? signature : null);
        drawLine(onto, date, { ...place, baseline: baseline + size * column.leading, at: "right" });
      });
    },
  };
}

/** One under the other with their dates beside them, and who it is from at the right: where there is little room. */
export function footBox(
  labels: readonly Label[],
  signature: Picture | null,
  closing: Parameters<typeof closingBox>[0],
  column: Column,
  pen: Pen,
): Box {
  const size = column.size * 0.9;
  const width = column.width * 0.6;
  const date = oneLine(dateToWrite.slice(1), pen, width / size);
  const step = size * 2.7;
  const set = labels.map((label) => setLabel(label, width, size, pen));
  const right = closingBox(closing, column, pen);
  return {
    height: Math.max(right.height, set.length * step + size * 0.5),
    draw: (onto, top) => {
      set.forEach((label, i) => {
        const baseline = top + size * 1.9 + i * step;
        const room = width - date.em * size - size;
        const place = { x: column.left, width: room, baseline, size, at: "left" as const };
        drawPlace(onto, label, place, label.isPersons ? signature : null);
        drawLine(onto, date, { ...place, x: column.left + room, width: width - room - size, at: "right" });
      });
      right.draw(onto, top);
    },
  };
}

const dateToWrite = "　　　　年　　月　　日";

function setLabel({ runs, isPersons }: Label, width: number, size: number, pen: Pen): SetLabel {
  const [line] = breakLines(signsOf([...runs, { text: "：", isBold: false }], pen), width / size);
  return { line: { signs: [], em: 0, ...line, isLast: true }, isPersons };
}

/** The label, and from there to the end of its place a line, with the signature on it. */
function drawPlace(pen: Pen, { line }: SetLabel, place: Place, signature: Picture | null): void {
  const { x, width, baseline, size } = place;
  drawLine(pen, line, place);
  const from = x + line.em * size + 2;
  const to = x + width;
  if (to <= from) return;
  if (signature) {
    const box: [number, number] = [Math.max(to - from, size), size * 2.2];
    pen.pdf.image(signature, from, baseline - size * 1.8, { fit: box, valign: "center" });
  }
  pen.pdf
    .lineWidth(0.5)
    .moveTo(from, baseline + 2)
    .lineTo(to, baseline + 2)
    .stroke("#000");
  pen.pdf.fillColor("#000");
}

function oneLine(text: string, pen: Pen, width: number): Line {
  const [line] = breakLines(signsOf([{ text, isBold: false }], pen), width);
  return { signs: [], em: 0, ...line, isLast: true };
}
