import jpeg from "jpeg-js";
import { err, ok } from "../../result.ts";
import { type Codec, mostPixels } from "../codec.ts";
import { orientationOf } from "../exif.ts";
import { type Raster, turn } from "../raster.ts";

/** JPEG without native code: slower than a browser's, and nothing that a damaged file could break into. */
export const jpegCodec: Codec = {
  async decode(bytes) {
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return err("not-a-picture");
    try {
      const { width, height, data } = jpeg.decode(bytes, {
        useTArray: true,
        formatAsRGBA: true,
        maxResolutionInMP: mostPixels / 1e6,
        maxMemoryUsageInMB: 1024,
      });
      if (width * height === 0) return err("not-a-picture");
      const raster = {
        width,
        height,
        rgba: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
      };
      const orientation = orientationOf(bytes);
      return ok(turn(orientation.isMirrored ? mirrored(raster) : raster, orientation.turn));
    } catch (error) {
      return err(error instanceof Error && /exceeded/.test(error.message) ? "too-large" : "not-a-picture");
    }
  },
  async encode({ width, height, rgba }, quality) {
    const data = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
    return jpeg.encode({ width, height, data }, Math.round(quality * 100)).data;
  },
};

function mirrored(picture: Raster): Raster {
  const { width, height } = picture;
  const from = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, width * height);
  const to = new Uint32Array(from.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) to[y * width + x] = from[y * width + (width - 1 - x)] ?? 0;
  }
  return { width, height, rgba: new Uint8ClampedArray(to.buffer) };
}
