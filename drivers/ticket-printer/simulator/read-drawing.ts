import { drawLine } from "../draw-line.ts";
import { glyph, loadGlyphs } from "../glyphs/glyphs.ts";
import { columnsOf } from "../layout.ts";
import { paper } from "../types.ts";
import type { PrintedItem } from "./ticket.ts";

type PrintedImage = Extract<PrintedItem, { item: "image" }>;

const columnDots = paper.widthDots / paper.columns;

/** What stands on a picture that is nothing but drawn lines of text, as `drawLine` makes them; null for any other picture. */
export function readDrawing(image: PrintedImage): string[] | null {
  const bits = Buffer.from(image.bits, "base64");
  const rowBytes = image.widthDots / 8;
  for (const size of [1, 2, 3]) {
    const lineRows = paper.lineDots * size;
    if (image.heightDots % lineRows !== 0) continue;
    const lines = Array.from({ length: image.heightDots / lineRows }, (_, at) =>
      readLine(bits.subarray(at * lineRows * rowBytes, (at + 1) * lineRows * rowBytes), rowBytes, size),
    );
    const texts = lines.filter((text) => text !== null);
    if (texts.length === lines.length) return texts;
  }
  return null;
}

/** The dots of each place are looked up; whether that is right shows when the line is drawn again. */
function readLine(rows: Uint8Array, rowBytes: number, size: number): string | null {
  const columns = Math.floor((rowBytes * 8) / (columnDots * size));
  const isBlack = (x: number, y: number) => {
    const [dotX, dotY] = [x * size + size - 1, y * size + size - 1];
    return dotX < rowBytes * 8 && ((rows[dotY * rowBytes + (dotX >> 3)] ?? 0) & (0x80 >> (dotX & 7))) !== 0;
  };
  for (const isBold of [false, true]) {
    const known = knownShapes(isBold);
    let text = "";
    for (let column = 0; column < columns; ) {
      const wide = known.get(shapeAt(isBlack, column * columnDots, glyph.dots));
      const narrow = known.get(shapeAt(isBlack, column * columnDots, columnDots));
      const isWide = wide !== undefined && columnsOf(wide) === 2;
      text += isWide ? wide : (narrow ?? "");
      column += isWide ? 2 : 1;
    }
    for (const candidate of [text, text.trimEnd()]) {
      const drawn = drawLine(candidate, size, isBold);
      if (Buffer.compare(drawn.rows, rows) === 0) return candidate;
    }
  }
  return null;
}

function shapeAt(isBlack: (x: number, y: number) => boolean, left: number, width: number): string {
  const bits = Buffer.alloc(glyph.bytes);
  for (let y = 0; y < glyph.dots; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * glyph.dots + x;
      if (isBlack(left + x, y)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
  }
  return bits.toString("latin1");
}

const shapes = new Map<boolean, Map<string, string>>();

/** Characters by their dots. Some look the same, such as a radical and the character that it is: the usual one wins. */
function knownShapes(isBold: boolean): Map<string, string> {
  const known = shapes.get(isBold) ?? new Map<string, string>();
  if (known.size > 0) return known;
  shapes.set(isBold, known);
  const glyphs = loadGlyphs();
  for (const character of glyphs.characters()) {
    const plain = glyphs.find(character);
    if (!plain) continue;
    const width = columnsOf(character) * columnDots;
    const shape = Buffer.from(isBold ? emboldened(plain, width) : plain).toString("latin1");
    if (!known.has(shape) || isUsual(character)) known.set(shape, character);
  }
  known.set(Buffer.alloc(glyph.bytes).toString("latin1"), " ");
  return known;
}

/** Each row once more, a dot further to the right; what goes beyond the character's own place is its neighbour's. */
function emboldened(plain: Uint8Array, width: number): Uint8Array {
  const rowBytes = glyph.dots / 8;
  return plain.map((byte, at) => {
    const column = (at % rowBytes) * 8;
    const carried = column === 0 ? 0 : ((plain[at - 1] ?? 0) & 1) << 7;
    const inside = width - column >= 8 ? 0xff : width > column ? 0xff00 >> (width - column) : 0;
    return (byte | carried | (byte >> 1)) & inside & 0xff;
  });
}

function isUsual(character: string): boolean {
  return /^[!-~\u3400-\u9fff\u3000-\u303f\uff00-\uffef]$/u.test(character);
}
