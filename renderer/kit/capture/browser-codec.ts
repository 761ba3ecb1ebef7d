import { type Codec, mostPixels } from "../../../drivers/document-images/codec.ts";

/** Pictures by the browser itself, off the page's thread; it also turns a photograph upright as its EXIF says. */
export const browserCodec: Codec = {
  async decode(bytes) {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)])).catch(() => null);
    if (!bitmap) return { ok: false, error: "not-a-picture" };
    const { width, height } = bitmap;
    if (width * height > mostPixels) {
      bitmap.close();
      return { ok: false, error: "too-large" };
    }
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (!context) return { ok: false, error: "too-large" };
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const rgba = context.getImageData(0, 0, width, height).data;
    return { ok: true, value: { width, height, rgba } };
  },
  async encode({ width, height, rgba }, quality) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context?.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
    return new Uint8Array(await blob.arrayBuffer());
  },
};
