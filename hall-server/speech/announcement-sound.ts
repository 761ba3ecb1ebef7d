/** From one spoken sentence to the whole announcement: chime, sentence, pause, sentence again. */
import { chime } from "./chime.ts";
import { durationOf, layout } from "./duration.ts";
import { faded, joined, levelled, trimmed } from "./pcm.ts";
import { millisecondsOf, samplesOf } from "./wav.ts";

/** -18 dB below full scale for the voice, and 1 dB of room above its loudest sample. */
const voiceRms = 0.126;
const voicePeak = 0.891;
const fadeMs = 8;

/** The chime is the same in every announcement. */
const theChime = chime();

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
