/**
 * Clips that a person has recorded, put together into sentences; better than any synthesiser where they are complete. They
 * come from the hall's database and change while it runs.
 */
import type { Language, Sentence } from "./announce.ts";
import { clipNames } from "./clip-names.ts";
import { joined, levelled, trimmed } from "./pcm.ts";
import type { SpeechLog } from "./synthesis.ts";
import { decodeWav, millisecondsOf, samplesOf } from "./wav.ts";

export interface Recordings {
  /** Rises with every change: what was put together before is no longer what would be. */
  readonly version: number;
  /** In the place of the one before, if there was one. */
  put(language: Language, word: string, wav: Uint8Array): void;
  remove(language: Language, word: string): void;
  /** The sentence in clips, or null where one is missing: then the synthesiser says all of it, in one voice. */
  voice(sentence: Sentence): Float32Array | null;
  /** Length of what `voice` gives, in milliseconds. */
  voiceMs(sentence: Sentence): number | null;
}

const gapMs = 40;
const pauseMs = 220;
/** Loudness of each clip, so that clips of different days fit together. */
const clipRms = 0.126;
const clipPeak = 0.891;

export function createRecordings(log: SpeechLog): Recordings {
  /** As it came, and once it was needed, as samples; null for one that is no sound. */
  const clips = new Map<string, { wav: Uint8Array; samples?: Float32Array | null }>();
  const gap = new Float32Array(samplesOf(gapMs));
  const pause = new Float32Array(samplesOf(pauseMs));
  let version = 0;

  function samplesOfClip(language: Language, word: string): Float32Array | null {
    const clip = clips.get(keyOf(language, word));
    if (!clip) return null;
    if (clip.samples === undefined) {
      clip.samples = readClip(clip.wav);
      if (clip.samples === null) log.warn({ word }, "recorded clip is no sound: left out");
    }
    return clip.samples;
  }

  function pieces(sentence: Sentence): Float32Array[] | null {
    const found: Float32Array[] = [];
    for (const word of clipNames(sentence)) {
      const clip = word === null ? pause : samplesOfClip(sentence.language, word);
      if (!clip) return null;
      found.push(clip, gap);
    }
    return found.length === 0 ? null : found;
  }

  return {
    get version() {
      return version;
    },
    put(language, word, wav) {
      clips.set(keyOf(language, word), { wav });
      version += 1;
    },
    remove(language, word) {
      clips.delete(keyOf(language, word));
      version += 1;
    },
    voice(sentence) {
      const found = pieces(sentence);
      return found && joined(found);
    },
    voiceMs(sentence) {
      const found = pieces(sentence);
      return found && millisecondsOf(found.reduce((sum, piece) => sum + piece.length, 0));
    },
  };
}

const keyOf = (language: Language, word: string) => `${language} ${word}`;

function readClip(wav: Uint8Array): Float32Array | null {
  const decoded = decodeWav(wav);
  if (!decoded.ok) return null;
  const clip = levelled(trimmed(decoded.samples), clipRms, clipPeak);
  return clip.length === 0 ? null : clip;
}
