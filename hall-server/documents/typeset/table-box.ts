import type { Block, FilledCell, FilledRow } from "../blocks.ts";
import type { Box } from "./box.ts";
import { breakLines, type Line } from "./break-lines.ts";
import { signsOf } from "./characters.ts";
import type { Pen } from "./pen.ts";
import { type Column, drawLine } from "./text-box.ts";
import { mm } from "./unit.ts";

type Table = Extract<Block, { as: "table" }>;

interface SetCell {
  x: number;
  width: number;
  lines: Line[];
  isMiddle: boolean;
}

const lineHeight = 1.45;
const padding = { x: 4, y: 3.5 } as const;
const ruleWidth = 0.6;
const headShade = "#efefef";
/** Signs in a cell that is as short as a label or a figure: narrow columns of such look better in the middle. */
const shortCell = 10;
const narrowColumn = 0.3;

/** A row for each; one that is taller than `tallest` is cut into several. */
export function tableBoxes(table: Table, column: Column, pen: Pen, tallest: number): Box[] {
  const size = column.size * 0.82;
  const edges = edgesOf(table.widths, column);
  const middle = middleColumns(table);
  const boxes: Box[] = [];
  let head: Box | null = null;
  for (const row of table.rows) {
    const cells = setCells(row, edges, pen, size, middle);
    for (const part of cutRow(cells, Math.floor((tallest - 2 * padding.y) / (size * lineHeight)))) {
      const box: Box = rowBox(part, row, size);
      if (row.isHead) {
        head = box;
        box.isTied = true;
      } else if (head) box.head = head;
      boxes.push(box);
    }
  }
  return boxes;
}

/** Left edges of the columns, and the right edge of the last. */
function edgesOf(widths: readonly number[], { left, width }: Column): number[] {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const edges = [left];
  for (const one of widths) edges.push((edges.at(-1) ?? left) + (one / whole) * width);
  return edges;
}

function setCells(
  row: FilledRow,
  edges: readonly number[],
  pen: Pen,
  size: number,
  middle: ReadonlySet<number>,
) {
  let at = 0;
  return row.cells.map((cell): SetCell => {
    const [x, end] = [edges[at] ?? 0, edges[at + cell.span] ?? edges.at(-1) ?? 0];
    const isMiddle = row.isHead || (cell.span === 1 && middle.has(at));
    at += cell.span;
    return { x, width: end - x, lines: linesOf(cell, row.isHead, end - x, pen, size), isMiddle };
  });
}

function linesOf(cell: FilledCell, isBold: boolean, width: number, pen: Pen, size: number): Line[] {
  return breakLines(signsOf(cell.runs, pen, isBold), Math.max(width - 2 * padding.x, size) / size);
}

/** Narrow columns in which every cell is short. */
function middleColumns({ widths, rows }: Table): Set<number> {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const middle = new Set([...widths.keys()].filter((at) => (widths[at] ?? 0) / whole <= narrowColumn));
  for (const row of rows) {
    let at = 0;
    for (const cell of row.cells) {
      const length = cell.runs.reduce((sum, run) => sum + run.text.length, 0);
      if (!row.isHead && cell.span === 1 && length > shortCell) middle.delete(at);
      at += cell.span;
    }
  }
  return middle;
}

function cutRow(cells: readonly SetCell[], mostLines: number): SetCell[][] {
  const longest = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const parts = Math.ceil(longest / Math.max(1, mostLines));
  return Array.from({ length: parts }, (_, i) =>
    cells.map((cell) => ({ ...cell, lines: cell.lines.slice(i * mostLines, (i + 1) * mostLines) })),
  );
}

function rowBox(cells: readonly SetCell[], row: FilledRow, size: number): Box {
  const longest = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const height = Math.max(longest * size * lineHeight + 2 * padding.y, mm(row.minHeightMm));
  return {
    height,
    draw: (pen, top) => {
      for (const cell of cells) drawCell(pen, cell, top, height, size, row.isHead);
    },
  };
}

function drawCell(pen: Pen, cell: SetCell, top: number, height: number, size: number, isHead: boolean): void {
  if (isHead) pen.pdf.rect(cell.x, top, cell.width, height).fill(headShade);
  pen.pdf.lineWidth(ruleWidth).rect(cell.x, top, cell.width, height).stroke("#000");
  pen.pdf.fillColor("#000");
  const first = top + (height - cell.lines.length * size * lineHeight) / 2;
  cell.lines.forEach((line, i) => {
    drawLine(pen, line, {
      x: cell.x + padding.x,
      width: cell.width - 2 * padding.x,
      baseline: first + i * size * lineHeight + size * 1.08,
      size,
      at: cell.isMiddle ? "middle" : "left",
    });
  });
}
