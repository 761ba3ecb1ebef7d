/** `nativeImage`: pixels, and what is made of them. */
import jpeg from "jpeg-js";
import { notInStandIn, strict } from "../strict.ts";
import { decodePng, type Pixels } from "./png.ts";

interface Size {
  width?: number;
  height?: number;
  quality?: string;
}

export interface NativeImage {
  isEmpty(): boolean;
  getSize(): { width: number; height: number };
  getAspectRatio(): number;
  toJPEG(quality: number): Buffer;
  toBitmap(): Buffer;
  resize(size: Size): NativeImage;
  crop(area: { x: number; y: number; width: number; height: number }): NativeImage;
}

export function imageFromPng(png: Buffer): NativeImage {
  return imageOf(decodePng(png));
}

function imageOf(pixels: Pixels): NativeImage {
  const { width, height, data } = pixels;
  return strict<NativeImage>("nativeImage", {
    isEmpty: () => width === 0 || height === 0,
    getSize: () => ({ width, height }),
    getAspectRatio: () => width / height,
    toJPEG: (quality) => Buffer.from(jpeg.encode({ width, height, data: Buffer.from(data) }, quality).data),
    toBitmap: () => swapRedAndBlue(data),
    resize: (size) => imageOf(scaled(pixels, size)),
    crop: (area) => imageOf(cropped(pixels, area)),
  });
}

/** Electron's bitmaps are blue, green, red, alpha. */
function swapRedAndBlue(data: Uint8Array): Buffer {
  const out = Buffer.from(data);
  for (let i = 0; i < out.length; i += 4) [out[i], out[i + 2]] = [out[i + 2] ?? 0, out[i] ?? 0];
  return out;
}

/** The nearest pixel: enough to see what a picture shows. */
function scaled(from: Pixels, { width, height }: Size): Pixels {
  if (width === undefined && height === undefined) throw notInStandIn("nativeImage.resize without a size");
  const ratio = from.width / from.height;
  const to = {
    width: Math.max(1, Math.round(width ?? (height ?? 1) * ratio)),
    height: Math.max(1, Math.round(height ?? (width ?? 1) / ratio)),
  };
  return sampled(from, to, (x, y) => [
    Math.floor((x * from.width) / to.width),
    Math.floor((y * from.height) / to.height),
  ]);
}

function cropped(from: Pixels, area: { x: number; y: number; width: number; height: number }): Pixels {
  return sampled(from, area, (x, y) => [x + area.x, y + area.y]);
}

function sampled(
  from: Pixels,
  { width, height }: { width: number; height: number },
  at: (x: number, y: number) => [number, number],
): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = at(x, y);
      const source = (fromY * from.width + fromX) * 4;
      data.set(from.data.subarray(source, source + 4), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

export const nativeImage = strict("nativeImage", {
  createEmpty: () => imageOf({ width: 0, height: 0, data: new Uint8Array() }),
  createFromBuffer: (buffer: Buffer) => imageFromPng(buffer),
});
