import { jpegCodec } from "../../document-images/node/jpeg-codec.ts";
import { blankRaster, type Raster } from "../../document-images/raster.ts";

const kept = new Map<string, Promise<Uint8Array>>();

/** A sheet of A4 as the scanner sees it: number `sheet` has so many bars of print, so that no two look alike. */
export function pictureOf(sheet: number, resolution: number, colorMode: string): Promise<Uint8Array> {
  const key = `${sheet} ${resolution} ${colorMode}`;
  const found = kept.get(key) ?? jpegCodec.encode(draw(sheet, resolution, colorMode !== "Grayscale8"), 0.6);
  kept.set(key, found);
  return found;
}

function draw(sheet: number, resolution: number, isColor: boolean): Raster {
  const px = (mm: number) => Math.round((mm / 25.4) * resolution);
  const page = blankRaster(px(210), px(297));
  const pixels = new Uint32Array(page.rgba.buffer);
  const bar = (left: number, top: number, width: number, height: number, colour: number) => {
    for (let y = px(top); y < px(top + height); y += 1)
      pixels.fill(colour, y * page.width + px(left), y * page.width + px(left + width));
  };
  bar(60, 20, 90, 8, 0xff202020);
  for (let line = 0; line <= sheet % 31; line += 1)
    bar(25, 40 + line * 7, 120 + ((line * 37) % 40), 2.5, 0xff303030);
  // As bytes lie in memory: blue, green, red from the top.
  bar(150, 265, 30, 15, isColor ? 0xff2828c8 : 0xff606060);
  return page;
}
