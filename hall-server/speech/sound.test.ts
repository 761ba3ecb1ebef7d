import { describe, expect, it } from "vitest";
import { announcementSound, repeatsThatFit, voiceOnly } from "./announcement-sound.ts";
import { chime, chimeNotes } from "./chime.ts";
import { durationOf, layout } from "./duration.ts";
import { levels, trimmed } from "./pcm.ts";
import { createSoundCache } from "./sound-cache.ts";
import { loudnessAt } from "./testing.ts";
import { decodeWav, encodeWav, millisecondsOf, sampleRate, samplesOf } from "./wav.ts";

const tone = (ms: number, height: number) =>
  Float32Array.from(
    { length: samplesOf(ms) },
    (_, i) => height * Math.sin((2 * Math.PI * 220 * i) / sampleRate),
  );

describe("WAV", () => {
  it("gives back what was written, to half a step of 16 bits", () => {
    const samples = Float32Array.of(0, 0.5, -0.5, 1, -1, 2);
    const decoded = decodeWav(encodeWav(samples));
    expect(decoded.ok && [...decoded.samples].map((s) => Math.round(s * 1000))).toEqual([
      0, 500, -500, 1000, -1000, 1000,
    ]);
  });

  it("finds the samples behind other chunks, and stops at the end of a file cut short", () => {
    const wav = encodeWav(tone(10, 0.5));
    const extra = Buffer.from("LIST\x03\0\0\0abc\0", "latin1");
    const shifted = Buffer.concat([wav.subarray(0, 36), extra, wav.subarray(36, wav.length - 100)]);
    const decoded = decodeWav(shifted);
    expect(decoded.ok && decoded.samples.length).toBe(samplesOf(10) - 50);
  });

  it("refuses what it cannot play", () => {
    const stereo = encodeWav(tone(10, 0.5));
    stereo.writeUInt16LE(2, 22);
    expect(decodeWav(stereo)).toEqual({ ok: false, reason: "other-format" });
    expect(decodeWav(Buffer.from("RIFF"))).toEqual({ ok: false, reason: "not-wav" });
    expect(decodeWav(Buffer.alloc(200))).toEqual({ ok: false, reason: "not-wav" });
  });
});

describe("the chime", () => {
  const sound = chime();

  it("is two falling notes, then silence without a click", () => {
    const [high, low] = chimeNotes;
    expect(high.hertz).toBeGreaterThan(low.hertz * 1.1);
    const first = sound.subarray(samplesOf(20), samplesOf(low.startMs - 20));
    const second = sound.subarray(samplesOf(low.startMs + 300), samplesOf(low.startMs + 600));
    expect(loudnessAt(first, high.hertz)).toBeGreaterThan(10 * loudnessAt(first, low.hertz));
    expect(loudnessAt(second, low.hertz)).toBeGreaterThan(2 * loudnessAt(second, high.hertz));
    expect(Math.abs(sound.at(0) ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(sound.at(-1) ?? 1)).toBeLessThan(0.001);
  });

  it("is not louder than a voice may be", () => {
    expect(levels(sound).peak).toBeGreaterThan(0.2);
    expect(levels(sound).peak).toBeLessThan(0.75);
  });
});

describe("an announcement", () => {
  it("makes soft and loud voices equal and cuts their silence off", () => {
    const silence = new Float32Array(samplesOf(300));
    const [soft, loud] = [0.05, 0.99].map((height) =>
      voiceOnly(Float32Array.of(...silence, ...tone(500, height), ...silence)),
    );
    if (!soft || !loud) throw new Error("two voices expected");
    expect(levels(soft).rms / levels(loud).rms).toBeCloseTo(1, 1);
    expect(20 * Math.log10(levels(loud).rms)).toBeCloseTo(-18, 0);
    expect(millisecondsOf(soft.length)).toBeGreaterThan(490);
    expect(millisecondsOf(soft.length)).toBeLessThan(545);
  });

  it("leaves room above the loudest sample, however spiky the voice", () => {
    const spiky = tone(500, 0.02).map((sample, i) => (i % 4000 === 2000 ? 0.99 : sample));
    expect(levels(voiceOnly(spiky)).peak).toBeGreaterThan(0.88);
    expect(levels(voiceOnly(spiky)).peak).toBeLessThan(0.9);
  });

  it("of a silent voice is empty instead of noise made loud", () => {
    expect(trimmed(new Float32Array(1000)).length).toBe(0);
    expect(voiceOnly(new Float32Array(1000)).length).toBe(0);
  });

  it("lasts as long as its layout says", () => {
    const whole = announcementSound(tone(1000, 0.3), 3);
    expect(Math.abs(millisecondsOf(whole.length) - durationOf(1000, 3))).toBeLessThan(2);
  });

  it("gives up repeats that would run into the next announcement", () => {
    const voice = tone(1000, 0.3);
    expect(repeatsThatFit(voice, 2, durationOf(1000, 2))).toBe(2);
    expect(repeatsThatFit(voice, 2, durationOf(1000, 2) - 1)).toBe(1);
    expect(repeatsThatFit(voice, 2, layout.chimeMs)).toBe(0);
  });
});

describe("the memory of sounds", () => {
  it("forgets the one unused for longest, by number and by bytes", () => {
    const cache = createSoundCache(2, 100);
    cache.put("a", Buffer.alloc(10));
    cache.put("b", Buffer.alloc(10));
    expect(cache.get("a")).toBeDefined();
    cache.put("c", Buffer.alloc(10));
    expect(cache.get("b")).toBeUndefined();
    expect(cache.get("a")).toBeDefined();
    cache.put("d", Buffer.alloc(95));
    expect([cache.get("a"), cache.get("c")]).toEqual([undefined, undefined]);
    expect(cache.get("d")).toBeDefined();
    cache.put("e", Buffer.alloc(101));
    expect(cache.get("e")).toBeUndefined();
    expect(cache.get("d")).toBeDefined();
  });
});
