/**
 * Clips that a person has recorded, put together into sentences; better than any synthesiser where they are complete.
 * `<folder>/zh/请.wav`, `A.wav`, `零.wav` …, `号到.wav`, `号窗口.wav`; `<folder>/en/ticket.wav`, `zero.wav` …,
 * `please-go-to.wav`, `counter.wav`. README.md lists them all. Read once, at the start.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language, Sentence } from "./announce.ts";
import { joined, levelled, trimmed } from "./pcm.ts";
import type { SpeechLog } from "./synthesis.ts";
import { decodeWav, millisecondsOf, samplesOf } from "./wav.ts";

export interface Recordings {
  /** The sentence in clips, or null where one is missing: then the synthesiser says all of it, in one voice. */
  voice(sentence: Sentence): Float32Array | null;
  /** Length of what `voice` gives, in milliseconds. */
  voiceMs(sentence: Sentence): number | null;
}

const gapMs = 40;
const pauseMs = 220;
const mostClips = 1_000;
/** Loudness of each clip, so that clips of different days fit together. */
const clipRms = 0.126;
const clipPeak = 0.891;

export function readRecordings(folder: string, log: SpeechLog): Recordings {
  const clips: Record<Language, Map<string, Float32Array>> = {
    zh: readClips(join(folder, "zh"), log),
    en: readClips(join(folder, "en"), log),
  };
  log.info({ zh: clips.zh.size, en: clips.en.size }, "recorded clips read");
  const gap = new Float32Array(samplesOf(gapMs));
  const pause = new Float32Array(samplesOf(pauseMs));

  function pieces(sentence: Sentence): Float32Array[] | null {
    const found: Float32Array[] = [];
    for (const name of clipNames(sentence)) {
      const clip = name === null ? pause : clips[sentence.language].get(name);
      if (!clip) return null;
      found.push(clip, gap);
    }
    return found.length === 0 ? null : found;
  }

  return {
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

/** Clip by clip; null is the pause of a comma. Letters and digits one by one, other words as they stand together. */
export function clipNames(sentence: Sentence): (string | null)[] {
  const { language, parts } = sentence;
  return parts.flatMap(({ kind, said }): (string | null)[] => {
    if (kind === "letters") return [...said];
    if (kind === "number") return language === "zh" ? [...said] : said.split(/[ -]/);
    // 号，到 is one clip: its pause is recorded with it. At the start or end of a part the comma is a pause of ours.
    const words = said.replace(/^[,，]|[,，]$/g, "").replaceAll(/[,，]/g, "");
    const name = language === "zh" ? words : words.trim().toLowerCase().replaceAll(/\s+/g, "-");
    return [...(/^[,，]/.test(said) ? [null] : []), name, ...(/[,，]$/.test(said) ? [null] : [])];
  });
}

function readClips(folder: string, log: SpeechLog): Map<string, Float32Array> {
  const clips = new Map<string, Float32Array>();
  for (const file of wavFiles(folder)) {
    const clip = readClip(join(folder, file));
    if (clip) clips.set(file.slice(0, -".wav".length).normalize("NFC"), clip);
    else log.warn({ file }, "recorded clip is not 16-bit mono WAV at 22,050 Hz, or is silent: left out");
  }
  return clips;
}

function wavFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".wav"))
      .slice(0, mostClips);
  } catch {
    // A hall may have recorded one language only.
    return [];
  }
}

function readClip(path: string): Float32Array | null {
  try {
    const decoded = decodeWav(readFileSync(path));
    if (!decoded.ok) return null;
    const clip = levelled(trimmed(decoded.samples), clipRms, clipPeak);
    return clip.length === 0 ? null : clip;
  } catch {
    return null;
  }
}
