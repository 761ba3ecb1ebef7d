/**
 * How much is really in a workbook, before a library unpacks it: what its list says can be a lie, so every entry is
 * inflated once against a bound and forgotten. Source: APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16.
 *
 *   end of central directory   50 4b 05 06 · … · entries u16 @10 · size u32 @12 · offset u32 @16
 *   central header             50 4b 01 02 · flags u16 @8 · method u16 @10 · packed u32 @20 · name u16 @28 · extra u16 @30
 *                              · comment u16 @32 · local offset u32 @42
 *   local header               50 4b 03 04 · name u16 @26 · extra u16 @28 · data @30 + name + extra
 */
import { inflateRawSync } from "node:zlib";

export type ZipRefusal = "not-a-workbook" | "too-large" | "encrypted";

const mostEntries = 2_000;

/** Bytes of all entries together; a refusal where they are more than `most`, or where it is no plain zip. */
export function unpackedBytes(bytes: Buffer, most: number): number | ZipRefusal {
  const end = findEnd(bytes);
  if (end === null) return isOldOrEncrypted(bytes) ? "encrypted" : "not-a-workbook";
  const entries = bytes.readUInt16LE(end + 10);
  if (entries > mostEntries) return "too-large";
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let n = 0; n < entries; n += 1) {
    const size = entryBytes(bytes, at, most - total);
    if (typeof size === "string") return size;
    total += size.unpacked;
    if (total > most) return "too-large";
    at = size.next;
  }
  return total;
}

function entryBytes(
  bytes: Buffer,
  at: number,
  most: number,
): { unpacked: number; next: number } | ZipRefusal {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return "not-a-workbook";
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  if (flags & 1) return "encrypted";
  const packed = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const next =
    at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return "not-a-workbook";
  const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (data + packed > bytes.length) return "not-a-workbook";
  if (method === 0) return { unpacked: packed, next };
  if (method !== 8) return "not-a-workbook";
  try {
    const unpacked = inflateRawSync(bytes.subarray(data, data + packed), { maxOutputLength: most + 1 });
    return { unpacked: unpacked.length, next };
  } catch (error) {
    const isBound = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isBound ? "too-large" : "not-a-workbook";
  }
}

function findEnd(bytes: Buffer): number | null {
  const comment = 65_535;
  const first = Math.max(0, bytes.length - 22 - comment);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  }
  return null;
}

/** An OLE file: a workbook with a password, or one of before 2007. */
const isOldOrEncrypted = (bytes: Buffer) =>
  bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
