import { describe, expect, it } from "vitest";
import { extent } from "../testing/extent.ts";
import { flipped, hostileBytes } from "../testing/mutate.ts";
import { createChance } from "../testing/random.ts";
import { lengthMsOf, longestMs, readSound, writeSound } from "./frame.ts";
import { testSound } from "./test-sound.ts";

const tone = testSound(200);

/** The tone with another chunk before its data, as recorders write it. */
const withList = Buffer.concat([
  tone.subarray(0, 36),
  Buffer.from("LIST\x05\x00\x00\x00INFO?\x00", "latin1"),
  tone.subarray(36),
]);

describe("a sound", () => {
  it.each([
    ["as it is written here", tone],
    ["with a chunk of an odd length before its samples", withList],
  ])("%s", (_what, wav) => {
    const read = readSound(wav);
    expect(read.ok && { ...read.value, samples: read.value.samples.length }).toEqual({
      channels: 1,
      sampleRate: 22_050,
      samples: 8820,
    });
    expect(read.ok && lengthMsOf(read.value)).toBe(200);
    expect(read.ok && writeSound(read.value).equals(tone)).toBe(true);
  });

  it.each([
    ["nothing", new Uint8Array(), "not-wav"],
    ["a picture", Buffer.from("\xff\xd8\xff\xe0".repeat(20), "latin1"), "not-wav"],
    [
      "samples before anything says what they are",
      Buffer.concat([tone.subarray(0, 12), tone.subarray(36)]),
      "not-wav",
    ],
    ["8 bits", changed(34, 8), "other-format"],
    ["no PCM", changed(20, 85), "other-format"],
    ["six channels", changed(22, 6), "other-format"],
    ["a rate that no card has", changed(24, 1), "other-format"],
    ["no sample", testSound(0), "empty"],
    ["minutes of it", testSound(longestMs + 100), "too-long"],
  ])("%s is none", (_what, wav, error) => {
    expect(readSound(wav)).toEqual({ ok: false, error });
  });

  it("cut off in its samples is what is there", () => {
    const read = readSound(tone.subarray(0, 1045));
    expect(read.ok && read.value.samples.length).toBe(1000);
  });
});

it("half the volume is a quarter of the height, and none is silence", () => {
  const read = readSound(tone);
  if (!read.ok) throw new Error(read.error);
  const heightAt = (percent: number) => {
    const wav = writeSound(read.value, percent);
    return Math.max(...Array.from({ length: 4410 }, (_, at) => Math.abs(wav.readInt16LE(44 + at * 2))));
  };
  expect(heightAt(50) / heightAt(100)).toBeCloseTo(0.25, 2);
  expect(heightAt(0)).toBe(0);
});

it("hostile bytes: nothing is thrown, and no more is read than there is", () => {
  const samples = [tone.subarray(0, 300), withList.subarray(0, 300)];
  for (let seed = 1; seed <= extent(20_000, 1_000_000); seed += 1) {
    const input = hostileBytes(createChance(seed), samples);
    const read = readSound(input);
    if (read.ok && read.value.samples.length > input.length) throw new Error(`seed ${seed}`);
  }
});

it("every byte of the head changed in every bit: a sound or none", () => {
  for (let at = 0; at < 60; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) readSound(flipped(withList, at, 1 << bit));
  }
});

function changed(at: number, value: number): Buffer {
  const wav = Buffer.from(tone);
  wav.writeUInt16LE(value, at);
  return wav;
}
