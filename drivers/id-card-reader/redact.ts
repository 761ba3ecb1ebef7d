import { changeStream, type Redact } from "../captures/redact.ts";
import { sampleCards } from "../simulators/sample-cards.ts";
import { decodeBaseData, encodeBaseData, type FingerprintBytes, fingerprintBytes } from "./base-data.ts";
import { encodeCardText } from "./card.ts";

const preamble = Buffer.from("aaaaaa9669", "hex");
const headBytes = preamble.length + 2;
/** SW1, SW2, SW3 before a reply's data, the check behind it. */
const bytesAroundData = 4;
const reportBytes = 64;
const photoBytes = 1024;
/** Two lengths, text, photo. */
const baseBytes = 4 + 256 + photoBytes;
const letterAt = 248;

/**
 * Of a recorded reader nothing is left but the conversation: the text is a sample person's of the same sort of card, photo
 * and fingerprints are zeros, so are additional addresses, the chip's own numbers and the reader's serial number. What is
 * no whole, right frame is zeros: it may be half a card.
 */
export const redactReader: Redact = (entries, adapter) =>
  changeStream(entries, "device", adapter === "hid-len63" ? redactReports : redactReplies);

/** Reports of 64 bytes, of which the first says how many carry the stream (framing.ts). */
function redactReports(reports: Uint8Array): void {
  const carrying: number[] = [];
  for (let at = 0; at < reports.length; at += reportBytes) {
    const length = reports[at] ?? 0;
    const isCarrying = length < reportBytes;
    for (let byte = at + 1; byte < Math.min(at + reportBytes, reports.length); byte += 1) {
      if (isCarrying && byte - at <= length) carrying.push(byte);
      else reports[byte] = 0;
    }
  }
  const stream = Uint8Array.from(carrying, (at) => reports[at] ?? 0);
  redactReplies(stream);
  for (const [index, at] of carrying.entries()) reports[at] = stream[index] ?? 0;
}

function redactReplies(stream: Uint8Array): void {
  let at = 0;
  while (at < stream.length) {
    const end = frameEnd(stream, at);
    if (end === null) {
      stream[at] = 0;
      at += 1;
      continue;
    }
    redactFrame(stream.subarray(at, end));
    at = end;
  }
}

/** Behind the whole, right frame that begins here; null when none does. */
function frameEnd(stream: Uint8Array, at: number): number | null {
  if (Buffer.compare(stream.subarray(at, at + preamble.length), preamble) !== 0) return null;
  const length = ((stream[at + preamble.length] ?? 0) << 8) | (stream[at + preamble.length + 1] ?? 0);
  const end = at + headBytes + length;
  if (length < bytesAroundData || end > stream.length) return null;
  return checkOf(stream.subarray(at + preamble.length, end)) === 0 ? end : null;
}

function redactFrame(frame: Uint8Array): void {
  const data = frame.subarray(headBytes + bytesAroundData - 1, -1);
  const recorded = decodeBaseData(data.slice());
  const sample = recorded && encodeBaseData(sampleTextLike(recorded.text), blank(data.length));
  data.fill(0);
  // Fingerprints, the last part, stay zeros.
  if (sample) data.set(sample.subarray(0, data.length - fingerprintsIn(data.length)));
  frame[frame.length - 1] = 0;
  frame[frame.length - 1] = checkOf(frame.subarray(preamble.length));
}

function blank(length: number) {
  const photo = new Uint8Array(photoBytes);
  return { photo, fingerprints: length === baseBytes ? null : fingerprintsIn(length) };
}

/** Such replies have a third length in front. */
function fingerprintsIn(length: number): FingerprintBytes {
  return fingerprintBytes.find((count) => length === baseBytes + 2 + count) ?? 0;
}

/** Of the same sort of card, so that the recording still shows what it was made for; else a resident's. */
function sampleTextLike(text: Uint8Array): Uint8Array {
  const letterOf = (one: Uint8Array) =>
    Buffer.from(one.subarray(letterAt, letterAt + 2))
      .toString("utf16le")
      .trim();
  const samples = sampleCards.map(({ card }) => encodeCardText(card));
  const like = samples.find((sample) => letterOf(sample) === letterOf(text));
  return like ?? samples[0] ?? new Uint8Array(text.length);
}

function checkOf(bytes: Uint8Array): number {
  return bytes.reduce((check, byte) => check ^ byte, 0);
}
