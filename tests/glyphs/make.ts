/**
 * node tests/glyphs/make.ts
 *
 * Draws drivers/ticket-printer/glyphs/glyphs-24.bin.br anew from Noto Sans Mono CJK SC (Debian: fonts-noto-cjk), with Chromium's own drawing of
 * outlines. Needed when the font has new characters; everybody else uses the file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "@playwright/test";
import { glyph } from "../../drivers/ticket-printer/glyphs/glyphs.ts";

const fontFile = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
const fontFamily = "Noto Sans Mono CJK SC";
/** From the top. Letters stand higher than Hanzi, so that what goes below the line is not cut off. */
const baselines = { letters: 19, hanzi: 21 } as const;
const firstHanzi = 0x2e80;
/** Between two characters on the canvas, so that none reaches into the next one's place. */
const apartDots = 48;
/** Of 255: pixels darker than this are dots. Higher and thin strokes run together, lower and they break off. */
const darkness = 150;
const drawnAtOnce = 1000;

/** The code points that the collection's Simplified Chinese font has outlines for (table cmap, format 12). */
function codePointsOf(collection: Buffer): number[] {
  const simplifiedChinese = 2;
  const font = collection.readUInt32BE(12 + 4 * simplifiedChinese);
  const cmap = Array.from({ length: collection.readUInt16BE(font + 4) }, (_, at) => font + 12 + 16 * at)
    .filter((record) => collection.toString("latin1", record, record + 4) === "cmap")
    .map((record) => collection.readUInt32BE(record + 8))[0];
  if (cmap === undefined) throw new Error("no cmap");
  const table = Array.from({ length: collection.readUInt16BE(cmap + 2) }, (_, at) => cmap + 4 + 8 * at)
    .map((record) => cmap + collection.readUInt32BE(record + 4))
    .find((start) => collection.readUInt16BE(start) === 12);
  if (table === undefined) throw new Error("no cmap of format 12");
  return Array.from({ length: collection.readUInt32BE(table + 12) }, (_, at) => table + 16 + 12 * at).flatMap(
    (group) => {
      const [first, last] = [collection.readUInt32BE(group), collection.readUInt32BE(group + 4)];
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    },
  );
}

/** Without Korean syllables and private use: a third of the file, and in no Chinese name. */
function isWanted(codePoint: number): boolean {
  const isKorean =
    (codePoint >= 0x1100 && codePoint <= 0x11ff) ||
    (codePoint >= 0x3130 && codePoint <= 0x318f) ||
    (codePoint >= 0xa960 && codePoint <= 0xa97f) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7ff);
  return codePoint > 0x20 && !isKorean && !(codePoint >= 0xe000 && codePoint <= 0xf8ff);
}

const wanted = codePointsOf(readFileSync(fontFile)).filter(isWanted);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  chromiumSandbox: false,
  args: ["--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text"],
});
const page = await browser.newPage();
const drawn: Buffer[] = [];
for (let from = 0; from < wanted.length; from += drawnAtOnce) {
  const parts = {
    characters: wanted.slice(from, from + drawnAtOnce).map((codePoint) => ({
      text: String.fromCodePoint(codePoint),
      baseline: codePoint < firstHanzi ? baselines.letters : baselines.hanzi,
    })),
    font: `${glyph.dots}px '${fontFamily}'`,
    ...{ dots: glyph.dots, apart: apartDots, dark: darkness },
  };
  const bits = await page.evaluate(({ characters, font, dots, apart, dark }) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [dots, apart * characters.length];
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = "#000";
    context.font = font;
    for (const [at, { text, baseline }] of characters.entries())
      context.fillText(text, 0, at * apart + baseline);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return characters.flatMap((_, at) => {
      const packed = new Array<number>((dots * dots) / 8).fill(0);
      for (let dot = 0; dot < dots * dots; dot += 1) {
        const isBlack = (data[(at * apart * dots + dot) * 4] ?? 255) < dark;
        if (isBlack) packed[dot >> 3] = (packed[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
      }
      return packed;
    });
  }, parts);
  drawn.push(Buffer.from(bits));
}
await browser.close();

const index = Buffer.alloc(4 + 4 * wanted.length);
index.writeUInt32LE(wanted.length, 0);
for (const [at, codePoint] of wanted.entries()) index.writeUInt32LE(codePoint, 4 + 4 * at);
const file = Buffer.concat([index, ...drawn]);
const settings = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const path = join(import.meta.dirname, "../../drivers/ticket-printer/glyphs", glyph.file);
writeFileSync(path, brotliCompressSync(file, { params: settings }));
process.stdout.write(`${wanted.length} characters in ${path}\n`);
