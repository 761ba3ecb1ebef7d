import { inflateSync } from "node:zlib";
import { decode as decodePng } from "fast-png";
import jpeg from "jpeg-js";
import { orientationOf } from "../../../drivers/document-images/exif.ts";
import { type Raster, shrink, turn } from "../../../drivers/document-images/raster.ts";
import { mostPixels, typeOf } from "../content/kinds.ts";
import { pixelData, readPng } from "../content/png.ts";

/** Along the long side; a list shows it at half of that, so that it is sharp on fine displays. */
const thumbnailSide = 360;
const quality = 72;

/** A small JPEG of a picture, upright; null for a PDF, whose first sheet is drawn by the page that shows it. */
export function makeThumbnail(content: Buffer): Uint8Array | null {
  const raster = rasterOf(content);
  if (!raster) return null;
  const { width, height, rgba } = shrink(raster, thumbnailSide);
  const data = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  return jpeg.encode({ width, height, data }, quality).data;
}

/** Null for what the libraries cannot read; they throw for it. */
function rasterOf(content: Buffer): Raster | null {
  try {
    switch (typeOf(content)) {
      case "image/jpeg":
        return jpegRaster(content);
      case "image/png":
        return pngRaster(content);
      default:
        return null;
    }
  } catch {
    return null;
  }
}

/** Upright as its camera meant it; mirrored ones, which no camera makes, stay as they are. */
function jpegRaster(content: Buffer): Raster {
  const { width, height, data } = jpeg.decode(content, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: mostPixels / 1e6,
    maxMemoryUsageInMB: 1_024,
  });
  const rgba = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return shrunkAndTurned({ width, height, rgba }, orientationOf(content).turn);
}

/** Small first: a quarter turn of fifty megapixels is another two hundred megabytes. */
function shrunkAndTurned(raster: Raster, by: Parameters<typeof turn>[1]): Raster {
  return turn(shrink(raster, thumbnailSide), by);
}

/** On white where it is see-through. */
function pngRaster(content: Buffer): Raster | null {
  const frame = readPng(content);
  if (!frame || frame.width * frame.height > mostPixels) return null;
  // A few kilobytes can unpack to as many gigabytes; this throws where they are more than its pixels need.
  inflateSync(pixelData(content), { maxOutputLength: (frame.width * 8 + 8) * frame.height + 4_096 });
  const { width, height, data, channels, depth, palette } = decodePng(content);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  const most = 2 ** depth - 1;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * channels;
    const value = (channel: number) => ((data[at + channel] ?? 0) / most) * 255;
    const isGrey = channels < 3;
    const colour = palette?.[data[at] ?? 0] ?? [value(0), value(isGrey ? 0 : 1), value(isGrey ? 0 : 2)];
    const opacity = palette ? (colour[3] ?? 255) : channels % 2 === 0 ? value(channels - 1) : 255;
    for (let i = 0; i < 3; i += 1) rgba[pixel * 4 + i] = 255 - ((255 - (colour[i] ?? 255)) * opacity) / 255;
  }
  return { width, height, rgba };
}
