import { levels, trimmed } from "./pcm.ts";
import { decodeWav, encodeWav, millisecondsOf } from "./wav.ts";

/** Why a recording is not taken; the page says what to do about each. */
export type ClipFault = "not-wav" | "other-format" | "too-long" | "silent" | "too-short" | "too-loud";

export type CheckedClip = { ok: true; wav: Buffer; lengthMs: number } | { ok: false; because: ClipFault };

/** The longest word is a counter's own name. */
export const longestClipMs = 3_000;
const shortestWordMs = 80;
/** A microphone that is too near or too loud cuts the tops off. */
const fullScale = 0.995;
const mostClipped = 0.002;

/** 16-bit mono WAV at 22,050 Hz, as long as a word, with a word in it. What comes out has no other chunks. */
export function checkClip(wav: Uint8Array): CheckedClip {
  const decoded = decodeWav(wav);
  if (!decoded.ok) return { ok: false, because: decoded.reason };
  const { samples } = decoded;
  if (millisecondsOf(samples.length) > longestClipMs) return { ok: false, because: "too-long" };
  const word = trimmed(samples);
  if (word.length === 0 || levels(word).rms < 0.01) return { ok: false, because: "silent" };
  const lengthMs = Math.round(millisecondsOf(word.length));
  if (lengthMs < shortestWordMs) return { ok: false, because: "too-short" };
  const clipped = word.reduce((count, sample) => count + (Math.abs(sample) > fullScale ? 1 : 0), 0);
  if (clipped / word.length > mostClipped) return { ok: false, because: "too-loud" };
  return { ok: true, wav: encodeWav(samples), lengthMs };
}
