import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/**
 * Characters as a printer's own font has them: 24 dots high, 24 wide, of which those of ASCII use the left 12; for what a
 * printer's own font lacks. Drawn from Noto Sans Mono CJK SC by tests/glyphs/make.ts.
 *
 * The file: number of characters, 4 bytes little-endian · their code points, rising, 4 bytes each · their bits, 72 bytes each:
 * 24 rows of 3 bytes, most significant bit leftmost, 1 = black. Compressed with Brotli.
 */
export const glyph = { dots: 24, bytes: 72, file: "glyphs-24.bin.br" } as const;

export interface Glyphs {
  readonly size: number;
  characters(): Generator<string>;
  /** null for a character that is not in the file. */
  find(character: string): Uint8Array | null;
}

let loaded: Glyphs | undefined;

/** Unpacked at the first character that needs it, 3 MB; most halls never meet one. */
export function loadGlyphs(): Glyphs {
  loaded ??= readGlyphs(brotliDecompressSync(readFileSync(new URL(`./${glyph.file}`, import.meta.url))));
  return loaded;
}

function readGlyphs(file: Buffer): Glyphs {
  const size = file.readUInt32LE(0);
  const bits = file.subarray(4 + 4 * size);
  return {
    size,
    *characters() {
      for (let at = 0; at < size; at += 1) yield String.fromCodePoint(file.readUInt32LE(4 + 4 * at));
    },
    find(character) {
      const wanted = character.codePointAt(0) ?? 0;
      let [low, high] = [0, size - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const codePoint = file.readUInt32LE(4 + 4 * middle);
        if (codePoint === wanted) return bits.subarray(middle * glyph.bytes, (middle + 1) * glyph.bytes);
        if (codePoint < wanted) low = middle + 1;
        else high = middle - 1;
      }
      return null;
    },
  };
}
