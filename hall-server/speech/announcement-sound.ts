/** From one spoken sentence to the whole announcement: chime, sentence, pause, sentence again. */
import { chime } from "./chime.ts";
import { durationOf, layout } from "./duration.ts";
import { faded, joined, levelled, trimmed } from "./pcm.ts";
import { decodeWav, encodeWav, millisecondsOf, samplesOf } from "./wav.ts";

/** One sentence as the synthesiser gave it, or as clips gave it. */
export type Voice = { kind: "wav"; wav: Uint8Array } | { kind: "samples"; samples: Float32Array };

export interface Composition {
  voice: Voice;
  repeats: number;
  /** What the hall counts on: the announcement is never longer. */
  promisedMs: number;
}

export type Composed =
  /** `repeats` may be fewer than asked for. */
  | { ok: true; wav: Buffer<ArrayBuffer>; repeats: number }
  | { ok: false; reason: "render-failed" | "too-long" };

/** -18 dB below full scale for the voice, and 1 dB of room above its loudest sample. */
const voiceRms = 0.126;
const voicePeak = 0.891;
const fadeMs = 8;

/** The chime is the same in every announcement. */
const theChime = chime();

/** The whole announcement as a WAV: 16-bit mono. Takes some milliseconds, so that it is work for the composer's process. */
export function compose({ voice, repeats, promisedMs }: Composition): Composed {
  const said = voice.kind === "wav" ? decodeWav(voice.wav) : { ok: true as const, samples: voice.samples };
  const sentence = said.ok ? voiceOnly(said.samples) : null;
  if (!sentence || sentence.length === 0) return { ok: false, reason: "render-failed" };
  const fitting = repeatsThatFit(sentence, repeats, promisedMs);
  if (fitting === 0) return { ok: false, reason: "too-long" };
  return { ok: true, wav: encodeWav(announcementSound(sentence, fitting)), repeats: fitting };
}

/** Cuts off silence and sets the level, so that two voices, or two recordings, are equally loud. */
export function voiceOnly(rendered: Float32Array): Float32Array {
  return faded(levelled(trimmed(rendered), voiceRms, voicePeak), fadeMs);
}

/** `voice` as `voiceOnly` gives it. */
export function announcementSound(voice: Float32Array, repeats: number): Float32Array {
  const silent = (ms: number) => new Float32Array(samplesOf(ms));
  const pieces = [silent(layout.leadMs), theChime, silent(layout.afterChimeMs)];
  for (let i = 0; i < repeats; i++) {
    if (i > 0) pieces.push(silent(layout.betweenMs));
    pieces.push(voice);
  }
  return joined([...pieces, silent(layout.tailMs)]);
}

/** How often the sentence fits into the time that was promised for `repeats`: no announcement runs into the next. */
export function repeatsThatFit(voice: Float32Array, repeats: number, promisedMs: number): number {
  const voiceMs = millisecondsOf(voice.length);
  let fitting = repeats;
  while (fitting > 0 && durationOf(voiceMs, fitting) > promisedMs) fitting--;
  return fitting;
}
