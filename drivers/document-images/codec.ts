import type { Result } from "../result.ts";
import type { Raster } from "./raster.ts";

/** What a picture's bytes may be refused for. */
export type PictureFault = "not-a-picture" | "too-large";

/** Reads and writes compressed pictures; a browser has its own, Node has one in `node/`. */
export interface Codec {
  /** Upright as its maker meant it (EXIF orientation). Refuses more than `mostPixels`. */
  decode(bytes: Uint8Array): Promise<Result<Raster, PictureFault>>;
  /** JPEG; `quality` 0 to 1. */
  encode(picture: Raster, quality: number): Promise<Uint8Array>;
}

/** A camera of 50 megapixels; 200 MB while it is worked on. */
export const mostPixels = 50_000_000;
