/**
 * What a reader sends of a card, after the status:
 *
 *   text length, 2 bytes big-endian (256) | photo length, 2 (1024) | text | photo
 *   text length | photo length | fingerprints' length, 2 (0, 512 or 1024) | text | photo | fingerprints
 *
 * The second comes as answer to `30 10`, which this program never sends, and from readers that answer so to `30 01` as well.
 * Replies are 1295, or 1297, 1809 and 2321 bytes long in all. Where the length tells them apart, nothing else is looked at.
 */
const textBytes = 256;
const photoBytes = 1024;
const shortHead = 4;
const longHead = 6;
export const fingerprintBytes = [0, 512, 1024] as const;
export type FingerprintBytes = (typeof fingerprintBytes)[number];

export interface BaseData {
  /** 256 bytes, UTF-16LE; `card.ts` has its fields. */
  text: Uint8Array;
  /** 1024 bytes, WLT: a format that only closed programs decode. */
  photo: Uint8Array;
}

export function isBaseDataLength(count: number): boolean {
  return headOf(count) !== null;
}

function headOf(count: number): number | null {
  if (count === shortHead + textBytes + photoBytes) return shortHead;
  const rest = count - longHead - textBytes - photoBytes;
  return fingerprintBytes.some((bytes) => bytes === rest) ? longHead : null;
}

/**
 * Text and photo; null when the lengths inside and outside do not agree. Fingerprints stay here: they are overwritten in
 * the bytes given, so that nobody who still holds these has them.
 */
export function decodeBaseData(data: Uint8Array): BaseData | null {
  const head = headOf(data.length);
  if (head === null) return null;
  const textEnd = head + textBytes;
  const photoEnd = textEnd + photoBytes;
  data.fill(0, photoEnd);
  const fingerprints = head === longHead ? lengthAt(data, 4) : 0;
  const isWhole =
    lengthAt(data, 0) === textBytes &&
    lengthAt(data, 2) === photoBytes &&
    fingerprints === data.length - photoEnd;
  return isWhole ? { text: data.subarray(head, textEnd), photo: data.subarray(textEnd, photoEnd) } : null;
}

function lengthAt(data: Uint8Array, at: number): number {
  return ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
}

/** The other direction, for the other end of the wire; without a photo, one of nobody. `fingerprints: null` for the short form. */
export function encodeBaseData(
  text: Uint8Array,
  { photo = photoOfNobody(), fingerprints = null }: EncodeOptions = {},
): Uint8Array {
  const lengths = [textBytes, photoBytes, ...(fingerprints === null ? [] : [fingerprints])];
  const head = lengths.flatMap((length) => [length >> 8, length & 0xff]);
  const data = new Uint8Array(head.length + textBytes + photoBytes + (fingerprints ?? 0)).fill(0x46);
  data.set(head);
  data.set(text, head.length);
  data.set(photo, head.length + textBytes);
  return data;
}

interface EncodeOptions {
  photo?: Uint8Array;
  fingerprints?: FingerprintBytes | null;
}

/** `WLf`, as real ones begin, and filler. */
function photoOfNobody(): Uint8Array {
  const photo = new Uint8Array(photoBytes).fill(0x5a);
  photo.set([0x57, 0x4c, 0x66, 0x00]);
  return photo;
}
