/** What stands under a document: places to sign, and who it is from, when, with the seal. */
import type { Run } from "../blocks.ts";
import type { Box } from "./box.ts";
import { breakLines, type Line } from "./break-lines.ts";
import { signsOf } from "./characters.ts";
import type { Pen } from "./pen.ts";
import { type Column, drawLine } from "./text-box.ts";
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
  const { size, left, width } = column;
  const lines = [authority, date].map((text) => oneLine(text, pen, width / size));
  const widest = Math.max(...lines.map((line) => line.em * size), seal ? sealSide : 0);
  // Two signs from the right edge, as letters of authorities are signed.
  const x = left + width - widest - 2 * size;
  const height = seal ? sealSide + size : size * 4.4;
  return {
    height,
    draw: (onto, top) => {
      const first = top + height / 2 - size * 0.4;
      lines.forEach((line, i) => {
        drawLine(onto, line, { x, width: widest, baseline: first + i * size * 1.7, size, at: "middle" });
      });
      if (seal) {
        const at = { x: x + (widest - sealSide) / 2, y: first + size * 0.85 - sealSide / 2 - size * 0.3 };
        onto.pdf.image(seal, at.x, at.y, { fit: [sealSide, sealSide], align: "center", valign: "center" });
      }
    },
  };
}

/** A label with a line to sign on, and a date under it, for each who signs. */
export function signaturesBox(
  labels: readonly Run[][],
  signature: Picture | null,
  column: Column,
  pen: Pen,
): Box {
  const size = column.size * 0.9;
  const each = column.width / Math.max(labels.length, 1);
  const date = oneLine("　　　　年　　月　　日", pen, each / size);
  const height = size * 5;
  const set = labels.map(
    (runs) => breakLines(signsOf([...runs, { text: "：", isBold: false }], pen), each / size)[0],
  );
  return {
    height,
    draw: (onto, top) => {
      const baseline = top + size * 2.2;
      set.forEach((line, i) => {
        const x = column.left + i * each;
        if (!line) return;
        drawLine(onto, { ...line, isLast: true }, { x, width: each, baseline, size, at: "left" });
        const from = x + line.em * size + 2;
        const to = x + each - size;
        if (signature && i === 0) {
          onto.pdf.image(signature, from, baseline - size * 2, {
            fit: [Math.max(to - from, size), size * 2.4],
          });
        }
        if (to > from)
          onto.pdf
            .lineWidth(0.5)
            .moveTo(from, baseline + 2)
            .lineTo(to, baseline + 2)
            .stroke("#000");
        drawLine(onto, date, { x, width: each - size, baseline: baseline + size * 1.8, size, at: "right" });
      });
    },
  };
}

function oneLine(text: string, pen: Pen, width: number): Line {
  const [line] = breakLines(signsOf([{ text, isBold: false }], pen), width);
  return { signs: [], em: 0, ...line, isLast: true };
}
