import type { NativeImage } from "electron";
import jpeg from "jpeg-js";
import { mostPictureCharacters } from "../../hall-server/contract/shells.ts";
import type { Covers } from "./covers.ts";

/** Of the longer side: letters of a hand's width are a few pixels high. */
const longestSide = 480;
const qualities = [60, 40, 20];
const grey = 0x99;
/** Of the page's pixels around each cover: letters reach out of their boxes. */
const margin = 4;

export interface Captured extends Pick<NativeImage, "getSize" | "isEmpty"> {
  resize(size: { width: number; height: number; quality: "good" }): Pick<NativeImage, "toBitmap">;
}

/**
 * A small picture with grey where anything stood that could be somebody's, in base64. `seen`: what was found before and
 * after the picture was taken, since a page may change meanwhile. null: nothing was painted, or it does not get small enough.
 */
export function maskedJpeg(image: Captured, seen: readonly Covers[]): string | null {
  if (image.isEmpty()) return null;
  const { width: fullWidth, height: fullHeight } = image.getSize();
  const shrink = Math.min(1, longestSide / Math.max(fullWidth, fullHeight));
  const width = Math.max(1, Math.round(fullWidth * shrink));
  const height = Math.max(1, Math.round(fullHeight * shrink));
  const small = image.resize({ width, height, quality: "good" });
  const data = toRgba(small.toBitmap());
  if (data.length !== width * height * 4) return null;
  for (const covers of seen) paint({ data, width, height }, covers);
  for (const quality of qualities) {
    const text = jpeg.encode({ width, height, data }, quality).data.toString("base64");
    if (text.length <= mostPictureCharacters) return text;
  }
  return null;
}

interface Raster {
  data: Buffer;
  width: number;
  height: number;
}

/** A page is measured in its own pixels, a picture in the display's. */
function paint(
  { data, width, height }: Raster,
  { width: pageWidth, height: pageHeight, covers }: Covers,
): void {
  const [across, down] = [width / Math.max(1, pageWidth), height / Math.max(1, pageHeight)];
  for (const cover of covers) {
    const left = Math.max(0, Math.floor((cover.x - margin) * across));
    const right = Math.min(width, Math.ceil((cover.x + cover.width + margin) * across));
    const top = Math.max(0, Math.floor((cover.y - margin) * down));
    const bottom = Math.min(height, Math.ceil((cover.y + cover.height + margin) * down));
    for (let y = top; y < bottom; y += 1) {
      if (right > left) data.fill(grey, (y * width + left) * 4, (y * width + right) * 4);
    }
  }
}

/** Electron gives blue, green, red, alpha. */
function toRgba(bgra: Buffer): Buffer {
  const rgba = Buffer.from(bgra);
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const blue = rgba[at] ?? 0;
    rgba[at] = rgba[at + 2] ?? 0;
    rgba[at + 2] = blue;
  }
  return rgba;
}
