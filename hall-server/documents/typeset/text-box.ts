import type { Block } from "../blocks.ts";
import type { Box } from "./box.ts";
import { breakLines, type Line } from "./break-lines.ts";
import { type Sign, signsOf } from "./characters.ts";
import type { Pen } from "./pen.ts";

export interface Column {
  left: number;
  width: number;
  /** Of body text, points. */
  size: number;
  /** Baseline to baseline, by the size of the text. */
  leading: number;
}

type Paragraph = Extract<Block, { as: "paragraph" }>;

/** How far a last sign may be pushed to fill a line; wider gaps look worse than a ragged edge. */
const mostApart = 0.2;

const looks: Record<
  Paragraph["style"],
  { scale: number; isBold: boolean; after: number; at: "left" | "middle" | "right" }
> = {
  title: { scale: 1.57, isBold: true, after: 0.7, at: "middle" },
  heading: { scale: 1.07, isBold: true, after: 0, at: "left" },
  plain: { scale: 1, isBold: false, after: 0, at: "left" },
  clause: { scale: 1, isBold: false, after: 0, at: "left" },
  right: { scale: 1, isBold: false, after: 0, at: "right" },
  centre: { scale: 1, isBold: false, after: 0, at: "middle" },
};

/** One box for each line, so that a paragraph may go on over the page. */
export function paragraphBoxes({ style, runs }: Paragraph, column: Column, pen: Pen): Box[] {
  const look = looks[style];
  const size = column.size * look.scale;
  const signs = signsOf(runs, pen, look.isBold);
  const hang = style === "clause" ? hangOf(signs) : 0;
  const lines = breakLines(signs, column.width / size - hang, column.width / size);
  return lines.map((line, i) => {
    const isLast = i === lines.length - 1;
    const indent = i === 0 ? 0 : hang * size;
    return {
      height: size * column.leading + (isLast ? size * look.after : 0),
      isTied:
        style === "title" || style === "heading" || (lines.length > 1 && (i === 0 || i === lines.length - 2)),
      draw: (onto, top) =>
        drawLine(onto, line, {
          x: column.left + indent,
          width: column.width - indent,
          baseline: top + size * (column.leading / 2 + 0.37),
          size,
          at: look.at,
        }),
    };
  });
}

/** How wide the mark of a clause is, `一、` or `3. `: what follows hangs under its text. */
function hangOf(signs: readonly Sign[]): number {
  const end = signs.findIndex((sign) => /^[、.．）]$/.test(sign.text));
  const mark = signs.slice(0, end + 1);
  return end < 0 || end > 4 ? 0 : mark.reduce((sum, sign) => sum + sign.em, 0);
}

export interface Place {
  x: number;
  width: number;
  baseline: number;
  size: number;
  at: "left" | "middle" | "right";
}

/** A line at its place; one that goes on is spread to the full width. */
export function drawLine(pen: Pen, line: Line, { x, width, baseline, size, at }: Place): void {
  const free = width - line.em * size;
  if (at === "left") {
    const apart = line.isLast || line.signs.length < 2 ? 0 : free / (line.signs.length - 1);
    pen.write(line.signs, x, baseline, size, apart > 0 && apart <= mostApart * size ? apart : 0);
  } else {
    pen.write(line.signs, x + (at === "middle" ? free / 2 : free), baseline, size);
  }
}
