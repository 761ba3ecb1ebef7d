/**
 * A JPEG's frame, read without its pixels (ISO/IEC 10918-1 B.2):
 *
 *   FFD8 | FFE0 length … | FFC0 length precision height width … | FFDA length … entropy … | FFD9 | what follows
 */
export interface JpegFrame {
  width: number;
  height: number;
  /** Where the first picture ends; behind it phones put previews and depth maps of their own. */
  end: number;
}

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;

/** Null where the markers do not follow each other to a picture's end. */
export function readJpeg(content: Buffer): JpegFrame | null {
  let at = 2;
  let size: { width: number; height: number } | null = null;
  while (at + 4 <= content.length) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    const length = content.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > content.length) return null;
    const segment = content.subarray(at + 4, at + 2 + length);
    if (isFrame(marker) && segment.length >= 5) {
      size = { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3) };
    } else if (marker === sos) {
      const end = endOfPicture(content, at + 2 + length);
      return end === null || size === null || size.width === 0 || size.height === 0 ? null : { ...size, end };
    }
    at += 2 + length;
  }
  return null;
}

/** SOF0 … SOF15 without DHT, JPG and DAC, which lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isAlone(marker: number): boolean {
  return marker === 0x01 || marker === soi || (marker >= 0xd0 && marker <= 0xd7);
}

/** Behind the last scan's EOI. Between scans stand tables, whose bytes count as they say; in a scan FF is followed by 00 or a restart. */
function endOfPicture(content: Buffer, from: number): number | null {
  let at = from;
  for (;;) {
    at = content.indexOf(0xff, at);
    if (at < 0 || at + 1 >= content.length) return null;
    const marker = content[at + 1] ?? 0;
    if (marker === eoi) return at + 2;
    if (marker === 0x00 || marker === 0xff || isAlone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (at + 4 > content.length) return null;
    at += 2 + content.readUInt16BE(at + 2);
  }
}
