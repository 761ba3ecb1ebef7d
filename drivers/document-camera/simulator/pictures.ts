import { jpegCodec } from "../../document-images/node/jpeg-codec.ts";
import { shrink } from "../../document-images/raster.ts";
import { printedPage } from "../../document-images/testing/draw.ts";

const kept = new Map<string, Promise<Uint8Array>>();

/** A sheet as the scanner sees it: number `sheet` has so many lines of print, so that no two look alike. */
export function pictureOf(sheet: number, resolution: number, colorMode: string): Promise<Uint8Array> {
  const key = `${sheet} ${resolution} ${colorMode}`;
  const found = kept.get(key) ?? draw(sheet, resolution, colorMode);
  kept.set(key, found);
  return found;
}

function draw(sheet: number, resolution: number, colorMode: string): Promise<Uint8Array> {
  const page = shrink(printedPage(1 + (sheet % 30)), Math.round((297 / 25.4) * resolution));
  if (colorMode === "Grayscale8") {
    for (let at = 0; at < page.rgba.length; at += 4) page.rgba.fill(page.rgba[at + 1] ?? 0, at, at + 3);
  }
  return jpegCodec.encode(page, 0.7);
}
