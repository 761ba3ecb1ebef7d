import type { Turn } from "./raster.ts";

/** How a picture must be turned to stand upright, and whether it must be mirrored first. */
export interface Orientation {
  turn: Turn;
  isMirrored: boolean;
}

const upright: Orientation = { turn: 0, isMirrored: false };
/** By the tag's value, 1 to 8 (EXIF 2.32, 4.6.4 A, tag 0112). Mirrored left to right, then turned. */
const orientations: readonly Orientation[] = [
  upright,
  { turn: 0, isMirrored: true },
  { turn: 180, isMirrored: false },
  { turn: 180, isMirrored: true },
  { turn: 270, isMirrored: true },
  { turn: 90, isMirrored: false },
  { turn: 90, isMirrored: true },
  { turn: 270, isMirrored: false },
];
const orientationTag = 0x0112;
/** The first segments of a file; nothing after them is looked at. */
const mostSegments = 40;

/** Of a JPEG file; upright for whatever cannot be read, since a camera that says nothing means that. */
export function orientationOf(jpeg: Uint8Array): Orientation {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let at = 2;
  for (let segment = 0; segment < mostSegments && at + 4 <= view.byteLength; segment += 1) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker >> 8 !== 0xff || length < 2) return upright;
    const isExif = marker === 0xffe1 && at + 10 <= view.byteLength && view.getUint32(at + 4) === 0x45786966;
    if (isExif) return readTiff(view, at + 10, Math.min(view.byteLength, at + 2 + length));
    at += 2 + length;
  }
  return upright;
}

function readTiff(view: DataView, start: number, end: number): Orientation {
  if (start + 8 > end) return upright;
  const isLittle = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > end) return upright;
  const entries = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > end) return upright;
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    return orientations[view.getUint16(at + 8, isLittle) - 1] ?? upright;
  }
  return upright;
}
