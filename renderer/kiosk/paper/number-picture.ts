import type { OneBitImage } from "../../../drivers/contract/print.ts";

/** As on the screen: the number stands on a bar .085 em thick, .13 em below it. Dots at 203 dpi. */
const widthDots = 576;
const inkWidthDots = 520;
const largestFontDots = 198;
const capHeightEm = 0.72;
const marginTopDots = 14;

/** The number as a printer's picture, in the same letters as wall, sign and phone. */
export async function drawNumber(number: string): Promise<OneBitImage> {
  await document.fonts.load(fontOf(largestFontDots), number);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser draws no pictures.");
  context.font = fontOf(largestFontDots);
  const fontDots = Math.min(
    largestFontDots,
    Math.floor((largestFontDots * inkWidthDots) / context.measureText(number).width),
  );
  const baseline = marginTopDots + Math.round(fontDots * capHeightEm);
  const bar = { top: baseline + Math.round(fontDots * 0.13), height: Math.round(fontDots * 0.085) };
  canvas.width = widthDots;
  canvas.height = bar.top + bar.height;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  // Setting a size has emptied the canvas' settings.
  context.font = fontOf(fontDots);
  const left = (widthDots - inkWidthDots) / 2;
  context.fillText(number, left, baseline);
  context.fillRect(left, bar.top, inkWidthDots, bar.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return packDots(data, canvas.width, canvas.height);
}

function fontOf(dots: number): string {
  return `750 ${dots}px "Overpass Variable"`;
}

/** RGBA pixels to one bit each: rows padded to whole bytes, most significant bit leftmost, 1 = black. */
export function packDots(rgba: Uint8ClampedArray, widthPx: number, heightPx: number): OneBitImage {
  const rowBytes = Math.ceil(widthPx / 8);
  const bytes = new Uint8Array(rowBytes * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if ((rgba[(y * widthPx + x) * 4] ?? 255) >= 128) continue;
      const at = y * rowBytes + (x >> 3);
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { widthDots: widthPx, heightDots: heightPx, bits: btoa(binary) };
}
