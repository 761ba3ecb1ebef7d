import type { Codec } from "./codec.ts";
import { type Raster, shrink } from "./raster.ts";

export interface SizeLimits {
  /** Pixels along the long side. */
  mostSide: number;
  mostBytes: number;
}

/** A4 at 200 dots an inch in some hundred kilobytes: small print stays readable, and ten pages stay under a hall's limit. */
export const defaultLimits: SizeLimits = { mostSide: 2340, mostBytes: 700_000 };

const qualities = { least: 0.45, most: 0.92 };
/** Halving the span of qualities so often leaves less than a hundredth. */
const halvings = 5;
const smallerBy = 0.8;
const leastSide = 300;

export interface SizedPicture {
  jpeg: Uint8Array;
  width: number;
  height: number;
  quality: number;
}

/**
 * The best JPEG that is no larger than the limits: the highest quality that fits, found by halving; smaller in pixels
 * where even the least quality does not fit. null when the limit is beyond reach.
 */
export async function encodeBounded(
  picture: Raster,
  limits: SizeLimits,
  codec: Pick<Codec, "encode">,
): Promise<SizedPicture | null> {
  for (let side = limits.mostSide; side >= leastSide; side *= smallerBy) {
    const sized = shrink(picture, side);
    const found = await bestQuality(sized, limits.mostBytes, codec);
    if (found) return { ...found, width: sized.width, height: sized.height };
    if (Math.max(sized.width, sized.height) < side) side = Math.max(sized.width, sized.height);
  }
  return null;
}

async function bestQuality(
  picture: Raster,
  mostBytes: number,
  codec: Pick<Codec, "encode">,
): Promise<{ jpeg: Uint8Array; quality: number } | null> {
  const best = await codec.encode(picture, qualities.most);
  if (best.length <= mostBytes) return { jpeg: best, quality: qualities.most };
  let [low, high] = [qualities.least, qualities.most];
  const least = await codec.encode(picture, low);
  if (least.length > mostBytes) return null;
  let found = { jpeg: least, quality: low };
  for (let halving = 0; halving < halvings; halving += 1) {
    const quality = (low + high) / 2;
    const jpeg = await codec.encode(picture, quality);
    if (jpeg.length <= mostBytes) {
      found = { jpeg, quality };
      low = quality;
    } else {
      high = quality;
    }
  }
  return found;
}
