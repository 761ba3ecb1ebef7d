import type { CheckPart } from "./profile.ts";

/** How many bytes a check takes in the frame. */
export function checkSize(part: CheckPart): number {
  return (part.algorithm.startsWith("crc16") ? 2 : 1) * (part.form === "ascii-hex" ? 2 : 1);
}

/** The check as it stands in the frame; bytes that belong to the check itself are left out. `at`: where it stands. */
export function checkBytes(part: CheckPart, frame: Uint8Array, at: number): Uint8Array {
  const size = checkSize(part);
  const end = frame.length + part.to;
  const covered: number[] = [];
  for (let place = part.from; place < end; place += 1) {
    if (place < at || place >= at + size) covered.push(frame[place] ?? 0);
  }
  const isWide = part.algorithm.startsWith("crc16");
  const value = complemented(part, checkOf(part.algorithm, covered), isWide ? 0xffff : 0xff);
  const plain = isWide ? [value >> 8, value & 0xff] : [value];
  if (part.order === "little") plain.reverse();
  if (part.form === "uint") return Uint8Array.from(plain);
  return Buffer.from(Buffer.from(plain).toString("hex").toUpperCase(), "ascii");
}

function complemented(part: CheckPart, value: number, full: number): number {
  switch (part.complement) {
    case "none":
      return value;
    case "ones":
      return ~value & full;
    case "twos":
      return -value & full;
    default:
      return part.complement satisfies never;
  }
}

function checkOf(algorithm: CheckPart["algorithm"], bytes: readonly number[]): number {
  switch (algorithm) {
    case "xor":
      return bytes.reduce((check, byte) => check ^ byte, 0);
    case "sum8":
      return bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);
    case "crc16-modbus":
      return bytes.reduce(lowBitFirst, 0xffff);
    case "crc16-ccitt":
      return bytes.reduce(highBitFirst, 0xffff);
    case "crc16-xmodem":
      return bytes.reduce(highBitFirst, 0);
    default:
      return algorithm satisfies never;
  }
}

/** Polynomial 8005, turned round: A001. */
function lowBitFirst(crc: number, byte: number): number {
  let value = crc ^ byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  return value;
}

/** Polynomial 1021. */
function highBitFirst(crc: number, byte: number): number {
  let value = crc ^ (byte << 8);
  for (let bit = 0; bit < 8; bit += 1)
    value = value & 0x8000 ? ((value << 1) ^ 0x1021) & 0xffff : (value << 1) & 0xffff;
  return value;
}
