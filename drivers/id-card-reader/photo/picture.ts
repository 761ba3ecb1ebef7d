/** A portrait is some hundred pixels wide; anything far from that is not one. */
const smallest = 16;
const largest = 1024;

/**
 * The address under which a page can show it. null for what is neither a BMP nor a PNG of a portrait's size: what a
 * decoder gives is looked at before any page gets it.
 */
export function addressOfPicture(bytes: Uint8Array): string | null {
  const type = isBmp(bytes) ? "bmp" : isPng(bytes) ? "png" : null;
  return type && `data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

/**
 *   0 "BM" | 2 file's length | 10 where the pixels begin | 14 length of the next head, 40 or more | 18 width | 22 height,
 *   negative when the first row is the top one | 28 bits of a pixel | 30 compression, 0 for none
 */
function isBmp(bytes: Uint8Array): boolean {
  if (bytes.length < 54 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [begin, width, height] = [view.getUint32(10, true), view.getInt32(18, true), view.getInt32(22, true)];
  const [head, bits, compression] = [
    view.getUint32(14, true),
    view.getUint16(28, true),
    view.getUint32(30, true),
  ];
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  return (
    head >= 40 &&
    compression === 0 &&
    [8, 24, 32].includes(bits) &&
    isPortraitSize(width, Math.abs(height)) &&
    begin >= 14 + head &&
    begin + rowBytes * Math.abs(height) <= bytes.length
  );
}

const pngBegin = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const pngEnd = Buffer.from("0000000049454e44ae426082", "hex");

/** 0 signature | 8 length of the first part, 13 | 12 "IHDR" | 16 width | 20 height, big-endian | … | "IEND" */
function isPng(bytes: Uint8Array): boolean {
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (picture.length < 57 || !picture.subarray(0, 16).equals(pngBegin)) return false;
  if (!picture.subarray(-12).equals(pngEnd)) return false;
  return isPortraitSize(picture.readUInt32BE(16), picture.readUInt32BE(20));
}

function isPortraitSize(width: number, height: number): boolean {
  return [width, height].every((side) => side >= smallest && side <= largest);
}
