import { crc32 } from "node:zlib";

/**
 * A PNG's chunks, without its pixels (PNG, Third Edition, 5):
 *
 *   signature (8) | IHDR: length 4, name 4, width 4, height 4, … , crc 4 | … | IDAT … | IEND | what follows
 */
export interface PngFrame {
  width: number;
  height: number;
  /** Behind IEND. */
  end: number;
}

/** Null where chunks do not follow each other to IEND, or one's check sum is wrong. */
export function readPng(content: Buffer): PngFrame | null {
  let at = 8;
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  while (at + 12 <= content.length) {
    const length = content.readUInt32BE(at);
    const name = content.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > content.length) return null;
    if (crc32(content.subarray(at + 4, end - 4)) !== content.readUInt32BE(end - 4)) return null;
    if (size === null) {
      if (name !== "IHDR" || length !== 13) return null;
      size = { width: content.readUInt32BE(at + 8), height: content.readUInt32BE(at + 12) };
    }
    if (name === "IDAT") hasPixels = true;
    if (name === "IEND") return hasPixels && size.width > 0 && size.height > 0 ? { ...size, end } : null;
    at = end;
  }
  return null;
}

/** Of a PNG that `readPng` has read: what is packed in its IDAT chunks. */
export function pixelData(content: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 8; at + 12 <= content.length; at += 12 + content.readUInt32BE(at)) {
    if (content.toString("latin1", at + 4, at + 8) === "IDAT")
      pieces.push(content.subarray(at + 8, at + 8 + content.readUInt32BE(at)));
  }
  return Buffer.concat(pieces);
}
