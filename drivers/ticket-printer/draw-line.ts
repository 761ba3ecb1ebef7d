import { glyph, loadGlyphs } from "./glyphs/glyphs.ts";
import { columnsOf } from "./layout.ts";
import { paper } from "./types.ts";

/** Rows of whole bytes, most significant bit leftmost, 1 = black. */
export interface DrawnLine {
  widthDots: number;
  rows: Uint8Array;
}

/** Stands for a character that nobody has drawn; in print shops too. */
const unknownCharacter = "〓";
const columnDots = paper.widthDots / paper.columns;

/**
 * A line of text as dots, as the printer itself would set it: the same pitch, the same space below; larger sizes repeat
 * each dot, bold is the same once more a dot (a larger one) further to the right.
 */
export function drawLine(text: string, size: number, isBold: boolean): DrawnLine {
  const widthDots = columnsOf(text) * columnDots * size;
  const widthBytes = Math.ceil(widthDots / 8);
  const rows = new Uint8Array(widthBytes * paper.lineDots * size);

  function blacken(x: number, y: number): void {
    const at = y * widthBytes + (x >> 3);
    rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
  }

  function drawDot(column: number, row: number): void {
    for (let y = row * size; y < (row + 1) * size; y += 1) {
      const [from, to] = [column * size, (column + (isBold ? 2 : 1)) * size];
      for (let x = from; x < Math.min(to, widthDots); x += 1) blacken(x, y);
    }
  }

  let left = 0;
  for (const character of text) {
    for (const [column, row] of dotsOf(character)) drawDot(left + column, row);
    left += columnsOf(character) * columnDots;
  }
  return { widthDots, rows };
}

function* dotsOf(character: string): Generator<[column: number, row: number]> {
  if (character === " ") return;
  const bits = loadGlyphs().find(character) ?? loadGlyphs().find(unknownCharacter);
  if (!bits) return;
  for (let at = 0; at < glyph.dots * glyph.dots; at += 1) {
    const byte = bits[at >> 3] ?? 0;
    if ((byte & (0x80 >> (at & 7))) !== 0) yield [at % glyph.dots, Math.floor(at / glyph.dots)];
  }
}
