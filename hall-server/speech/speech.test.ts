import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Composition } from "./announcement-sound.ts";
import { chimeNotes } from "./chime.ts";
import type { Composer } from "./composer.ts";
import { layout } from "./duration.ts";
import { levels } from "./pcm.ts";
import { createSpeech, type SoundKey, type Speech } from "./speech.ts";
import type { Synthesis, SynthesisResult } from "./synthesis.ts";
import { heardLog, loudnessAt } from "./testing.ts";
import { decodeWav, encodeWav, millisecondsOf, sampleRate, samplesOf } from "./wav.ts";

const key: SoundKey = { number: "A012", counterName: "3", language: "zh", repeats: 2 };

describe("the sound of a call", () => {
  const log = heardLog();
  let speech: Speech;
  let sound: Float32Array;
  let wav: Buffer;

  beforeAll(async () => {
    speech = createSpeech({ log });
    const result = await speech.sound(key);
    const decoded = result.ok ? decodeWav(result.wav) : result;
    if (!result.ok || !decoded.ok) throw new Error(JSON.stringify(decoded));
    wav = result.wav;
    sound = decoded.samples;
  });
  afterAll(() => speech.stop());

  const from = (startMs: number, endMs: number) => sound.subarray(samplesOf(startMs), samplesOf(endMs));
  const voiceStartMs = layout.leadMs + layout.chimeMs + layout.afterChimeMs;

  it("is a WAV of 16-bit mono at 22,050 Hz", () => {
    expect(wav.toString("latin1", 0, 4) + wav.toString("latin1", 8, 12)).toBe("RIFFWAVE");
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, sampleRate, 16]);
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
  });

  it("lasts as long as a hall can bear, and no longer than promised", () => {
    const ms = millisecondsOf(sound.length);
    expect(ms).toBeGreaterThan(8_000);
    expect(ms).toBeLessThanOrEqual(speech.durationMs(key));
    expect(speech.durationMs(key)).toBeLessThan(10_500);
    expect(speech.durationMs({ ...key, repeats: 3 }) - speech.durationMs(key)).toBeGreaterThan(4_000);
  });

  it("begins with the two falling notes", () => {
    const [high, low] = chimeNotes;
    const first = from(layout.leadMs + 20, layout.leadMs + low.startMs - 20);
    const second = from(layout.leadMs + low.startMs + 300, layout.leadMs + low.startMs + 600);
    expect(loudnessAt(first, high.hertz)).toBeGreaterThan(10 * loudnessAt(first, low.hertz));
    expect(loudnessAt(second, low.hertz)).toBeGreaterThan(2 * loudnessAt(second, high.hertz));
  });

  it("says the sentence twice, with a pause between", () => {
    const { leadMs, chimeMs, afterChimeMs, betweenMs, tailMs } = layout;
    const start = samplesOf(leadMs) + samplesOf(chimeMs) + samplesOf(afterChimeMs);
    const between = samplesOf(betweenMs);
    const length = (sound.length - start - between - samplesOf(tailMs)) / 2;
    const first = sound.subarray(start, start + length);
    const pause = sound.subarray(start + length, start + length + between);
    const second = sound.subarray(start + length + between, sound.length - samplesOf(tailMs));
    expect(levels(first).rms).toBeGreaterThan(0.09);
    expect(correlation(first, second)).toBeGreaterThan(0.999);
    expect(levels(pause).peak).toBe(0);
  });

  it("is loud, does not clip, and begins and ends in silence", () => {
    const voice = from(voiceStartMs, millisecondsOf(sound.length));
    expect(levels(voice).rms).toBeGreaterThan(0.09);
    expect(levels(voice).rms).toBeLessThan(0.15);
    expect(levels(sound).peak).toBeLessThan(0.9);
    expect(Math.abs(sound.at(0) ?? 1) + Math.abs(sound.at(-1) ?? 1)).toBe(0);
  });

  it("is the same every time, also from another process", async () => {
    const other = createSpeech({ log });
    const result = await other.sound(key);
    other.stop();
    expect(result.ok && result.wav.equals(wav)).toBe(true);
  });

  it("exists in English", async () => {
    const english = { ...key, language: "en" as const };
    const result = await speech.sound(english);
    const decoded = result.ok ? decodeWav(result.wav) : result;
    expect(decoded.ok && levels(decoded.samples.subarray(samplesOf(voiceStartMs))).rms).toBeGreaterThan(0.09);
    expect(result.ok && millisecondsOf((result.wav.length - 44) / 2)).toBeLessThanOrEqual(
      speech.durationMs(english),
    );
  });

  it("leaves no ticket's number in the log", () => {
    expect(log.lines.join("\n")).not.toMatch(/A012|零一二/);
  });
});

describe("asking for sounds", () => {
  const voice = encodeWav(Float32Array.from({ length: samplesOf(1000) }, (_, i) => 0.3 * Math.sin(i / 20)));

  function counting(answer: () => SynthesisResult): { synthesis: Synthesis; count: () => number } {
    let count = 0;
    return {
      count: () => count,
      synthesis: {
        async render() {
          count++;
          return answer();
        },
        processId: () => undefined,
        stop() {},
      },
    };
  }

  it("renders once for many who ask at the same time, and not again later", async () => {
    const { synthesis, count } = counting(() => ({ ok: true, wav: voice, phonemes: "" }));
    const speech = createSpeech({ log: heardLog(), synthesis });
    const results = await Promise.all(Array.from({ length: 20 }, () => speech.sound(key)));
    expect(results.every((result) => result.ok)).toBe(true);
    await speech.sound(key);
    expect(count()).toBe(1);
    await speech.sound({ ...key, repeats: 1 });
    expect(count()).toBe(2);
  });

  it("passes a refusal on, and tries again when asked again", async () => {
    const { synthesis, count } = counting(() => ({ ok: false, reason: "unavailable" }));
    const speech = createSpeech({ log: heardLog(), synthesis });
    expect(await speech.sound(key)).toEqual({ ok: false, reason: "unavailable" });
    expect(await speech.sound(key)).toEqual({ ok: false, reason: "unavailable" });
    expect(count()).toBe(2);
  });

  it("drops a repeat of a voice slower than promised, or stays silent", async () => {
    const slow = (ms: number) =>
      encodeWav(Float32Array.from({ length: samplesOf(ms) }, (_, i) => 0.3 * Math.sin(i / 20)));
    const log = heardLog();
    const ask = async (ms: number) => {
      const { synthesis } = counting(() => ({ ok: true, wav: slow(ms), phonemes: "" }));
      return createSpeech({ log, synthesis }).sound(key);
    };
    const once = await ask(6_000);
    expect(log.lines).toEqual(['announcement longer than estimated {"asked":2,"repeats":1}']);
    const speech = createSpeech({
      log: heardLog(),
      synthesis: counting(() => ({ ok: false, reason: "stopped" })).synthesis,
    });
    expect(once.ok && millisecondsOf((once.wav.length - 44) / 2)).toBeLessThanOrEqual(speech.durationMs(key));
    expect(once.ok && millisecondsOf((once.wav.length - 44) / 2)).toBeGreaterThan(6_000);
    expect(await ask(60_000)).toEqual({ ok: false, reason: "too-long" });
    expect(log.lines[1]).toBe('announcement longer than estimated {"asked":2,"repeats":0}');
  });

  it("gives the work on samples away, with the time that was promised, and keeps what comes back", async () => {
    const given: Composition[] = [];
    const wav = Buffer.from("composed elsewhere");
    const composer: Composer = {
      async compose(composition) {
        given.push(composition);
        return { ok: true, wav, repeats: composition.repeats };
      },
      stop() {},
    };
    const { synthesis } = counting(() => ({ ok: true, wav: voice, phonemes: "" }));
    const speech = createSpeech({ log: heardLog(), synthesis, composer });
    expect(await speech.sound(key)).toEqual({ ok: true, wav });
    expect(await speech.sound(key)).toEqual({ ok: true, wav });
    expect(given).toEqual([
      { voice: { kind: "wav", wav: voice }, repeats: 2, promisedMs: speech.durationMs(key) },
    ]);
  });

  it("goes on when the voice was no sound", async () => {
    const answers: SynthesisResult[] = [
      { ok: true, wav: Buffer.from("RIFF"), phonemes: "" },
      { ok: true, wav: encodeWav(new Float32Array(9_000)), phonemes: "" },
      { ok: true, wav: voice, phonemes: "" },
    ];
    const { synthesis } = counting(() => answers.shift() ?? { ok: false, reason: "stopped" });
    const speech = createSpeech({ log: heardLog(), synthesis });
    expect(await speech.sound(key)).toEqual({ ok: false, reason: "render-failed" });
    expect(await speech.sound(key)).toEqual({ ok: false, reason: "render-failed" });
    expect((await speech.sound(key)).ok).toBe(true);
  });

  it("ends both who work for it", async () => {
    const speech = createSpeech({ log: heardLog() });
    const waiting = speech.sound(key);
    speech.stop();
    expect(await waiting).toEqual({ ok: false, reason: "stopped" });
    expect(await speech.sound(key)).toEqual({ ok: false, reason: "stopped" });
  });

  it.each<[string, Partial<SoundKey>]>([
    ["a huge name", { counterName: "窗".repeat(1_000_000) }],
    ["NUL", { counterName: "3\0" }],
    ["an option of the program", { number: "--path=/etc" }],
    ["no repeats", { repeats: 0 }],
    ["a million repeats", { repeats: 1_000_000 }],
    ["half a repeat", { repeats: 1.5 }],
  ])("refuses %s before anything is rendered", async (_, part) => {
    const { synthesis, count } = counting(() => ({ ok: true, wav: voice, phonemes: "" }));
    const speech = createSpeech({ log: heardLog(), synthesis });
    expect(await speech.sound({ ...key, ...part })).toEqual({ ok: false, reason: "invalid-input" });
    expect(count()).toBe(0);
  });
});

describe("the synthesiser is a separate program", () => {
  const importsOf = (source: string) =>
    [...source.matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  const folder = import.meta.dirname;

  it("is imported by no file of the hall's voice", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const imports = importsOf(readFileSync(join(folder, file), "utf8"));
      expect(
        imports.filter((name) => /^espeak-ng|synthesiser\//.test(name)),
        file,
      ).toEqual([]);
    }
  });

  it("imports nothing of the hall", () => {
    const imports = importsOf(readFileSync(join(folder, "synthesiser/main.ts"), "utf8"));
    expect(imports).toContain("espeak-ng");
    expect(imports.every((name) => name === "espeak-ng" || name.startsWith("node:"))).toBe(true);
  });
});

function correlation(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}
