import type { CapturedPage } from "../contract/documents.ts";

/** SOF0 to SOF15 without DHT, JPG and DAC: the segments that say how large a picture is (ITU-T T.81, B.1.1.3). */
const startOfFrame = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const mostSegments = 200;

/** A JPEG file as a page; null for bytes that are none, or that end before they say how large the picture is. */
export function asPage(jpeg: Uint8Array): CapturedPage | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (let segment = 0; segment < mostSegments && at + 9 <= view.byteLength; segment += 1) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (startOfFrame.has(marker)) {
      const [heightPixels, widthPixels] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return widthPixels > 0 && heightPixels > 0 ? { jpeg, widthPixels, heightPixels } : null;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
