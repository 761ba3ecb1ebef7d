/**
 * The hall's voice: from a call to a WAV that the screen's page plays. Nothing here throws or blocks a call: where
 * there is no sound there is a reason, and the page shows the text.
 */
import { announce, type Call, isSpeakable, type Sentence } from "./announce.ts";
import type { Voice } from "./announcement-sound.ts";
import { type Composer, createComposer } from "./composer.ts";
import { durationMs, durationOf } from "./duration.ts";
import type { Recordings } from "./recordings.ts";
import { createSoundCache } from "./sound-cache.ts";
import type { DigitOne } from "./spoken-number.ts";
import { createSynthesis, type SpeechLog, type Synthesis, type SynthesisRefusal } from "./synthesis.ts";
import { synthesisRequest } from "./voices.ts";

export interface SoundKey extends Call {
  /** How often the sentence is said: 1 to 3. */
  repeats: number;
  /** What the hall counted on when it called; words may have been recorded since. Else what `durationMs` says now. */
  promisedMs?: number;
}

export type SoundRefusal =
  | SynthesisRefusal
  /** Not a ticket's number, not a counter's name, or too many repeats. */
  | "invalid-input"
  /** The voice took longer than `durationMs` promised: it would run into the next announcement. */
  | "too-long";

export type SoundResult = { ok: true; wav: Buffer } | { ok: false; reason: SoundRefusal };

export interface Speech {
  /**
   * WAV, 16-bit mono, 22,050 Hz. Asked again it comes from memory; asked while it is being made, the same one answers
   * both. To have it ready, ask for it before it is due and drop the answer: it never rejects.
   */
  sound(key: SoundKey): Promise<SoundResult>;
  /** Never less than the sound; the same for the same key. Milliseconds. */
  durationMs(key: SoundKey): number;
  stop(): void;
}

export interface SpeechOptions {
  log: SpeechLog;
  one?: DigitOne;
  /** Recorded words, preferred to the synthesiser where they are complete for a sentence. */
  recordings?: Recordings;
  synthesis?: Synthesis;
  composer?: Composer;
  mostSounds?: number;
  mostBytes?: number;
}

const mostRepeats = 3;

export function createSpeech(options: SpeechOptions): Speech {
  const { log, mostSounds = 60, mostBytes = 16 * 1024 * 1024 } = options;
  const reading = options.one ? { one: options.one } : {};
  const synthesis = options.synthesis ?? createSynthesis({ log });
  const composer = options.composer ?? createComposer({ log });
  const { recordings = null } = options;
  const cache = createSoundCache(mostSounds, mostBytes);
  const underWay = new Map<string, Promise<SoundResult>>();

  function sound(key: SoundKey): Promise<SoundResult> {
    if (!isSpeakable(key) || !isRepeats(key.repeats)) {
      return Promise.resolve({ ok: false, reason: "invalid-input" });
    }
    const { language, number, counterName, repeats, promisedMs: called } = key;
    const name = JSON.stringify([language, number, counterName, repeats, called, recordings?.version]);
    const kept = cache.get(name);
    if (kept) return Promise.resolve({ ok: true, wav: kept });
    const running = underWay.get(name);
    if (running) return running;
    const made = make(key).then((result) => {
      underWay.delete(name);
      if (result.ok) cache.put(name, result.wav);
      return result;
    });
    underWay.set(name, made);
    return made;
  }

  async function make(key: SoundKey): Promise<SoundResult> {
    const sentence = announce(key, reading);
    const said = await say(sentence);
    if (!said.ok) return said;
    const { repeats } = key;
    const promised = key.promisedMs ?? promisedMs(sentence, repeats);
    const composed = await composer.compose({ voice: said.voice, repeats, promisedMs: promised });
    const longer = (fitting: number) =>
      log.warn({ asked: repeats, repeats: fitting }, "announcement longer than estimated");
    if (composed.ok) {
      if (composed.repeats < repeats) longer(composed.repeats);
      return { ok: true, wav: composed.wav };
    }
    if (composed.reason === "too-long") longer(0);
    return composed;
  }

  async function say(
    sentence: Sentence,
  ): Promise<{ ok: true; voice: Voice } | { ok: false; reason: SoundRefusal }> {
    const samples = recordings?.voice(sentence);
    if (samples) return { ok: true, voice: { kind: "samples", samples } };
    const rendered = await synthesis.render(synthesisRequest(sentence));
    return rendered.ok ? { ok: true, voice: { kind: "wav", wav: rendered.wav } } : rendered;
  }

  function promisedMs(sentence: Sentence, repeats: number): number {
    const recordedMs = recordings?.voiceMs(sentence) ?? null;
    return recordedMs === null ? durationMs(sentence, repeats) : durationOf(recordedMs, repeats);
  }

  return {
    sound,
    durationMs: (key) => promisedMs(announce(key, reading), key.repeats),
    stop() {
      synthesis.stop();
      composer.stop();
    },
  };
}

function isRepeats(repeats: number): boolean {
  return Number.isInteger(repeats) && repeats >= 1 && repeats <= mostRepeats;
}
