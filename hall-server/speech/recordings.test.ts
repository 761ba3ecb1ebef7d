import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announce } from "./announce.ts";
import { clipNames, readRecordings } from "./recordings.ts";
import { createSpeech } from "./speech.ts";
import { heardLog, loudnessAt } from "./testing.ts";
import { decodeWav, encodeWav, millisecondsOf, sampleRate, samplesOf } from "./wav.ts";

const tone = (hertz: number) =>
  encodeWav(
    Float32Array.from(
      { length: samplesOf(200) },
      (_, i) => 0.3 * Math.sin((2 * Math.PI * hertz * i) / sampleRate),
    ),
  );
const clips = ["请", "A", "零", "一", "二", "号到", "三", "号窗口"];
const hertzOf = (clip: string) => 300 + 100 * clips.indexOf(clip);

const call = { number: "A012", counterName: "3", language: "zh" as const, repeats: 1 };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "clips-"));
  mkdirSync(join(folder, "zh"));
  for (const clip of clips) writeFileSync(join(folder, "zh", `${clip}.wav`), tone(hertzOf(clip)));
  writeFileSync(join(folder, "zh", "四.wav"), "not a sound");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers that it was asked, instead of sound. */
const synthesis = {
  render: async () => ({ ok: false as const, reason: "unavailable" as const }),
  processId: () => undefined,
  stop() {},
};

describe("recorded clips", () => {
  it("are named by what is said in them", () => {
    expect(clipNames(announce(call))).toEqual(["请", "A", "零", "一", "二", "号到", "三", "号窗口"]);
    expect(clipNames(announce({ number: "A012", counterName: "92", language: "en" }))).toEqual([
      ...["ticket", "A", "zero", "one", "two", null],
      ...["please-go-to", "counter", "ninety", "two"],
    ]);
  });

  it("are played in their order, within the time promised, without the synthesiser", async () => {
    const speech = createSpeech({ log: heardLog(), synthesis, recordings: folder });
    const result = await speech.sound(call);
    const decoded = result.ok ? decodeWav(result.wav) : result;
    if (!decoded.ok) throw new Error(JSON.stringify(decoded));
    const promised = speech.durationMs(call);
    expect(millisecondsOf(decoded.samples.length)).toBeLessThanOrEqual(promised);
    expect(promised - millisecondsOf(decoded.samples.length)).toBeLessThan(100);
    const voice = readRecordings(folder, heardLog()).voice(announce(call));
    if (!voice) throw new Error("the clips are complete");
    const each = voice.length / clips.length;
    const loudest = clips.map((_, i) => {
      const piece = voice.subarray(i * each + samplesOf(40), (i + 1) * each - samplesOf(80));
      return clips.toSorted((a, b) => loudnessAt(piece, hertzOf(b)) - loudnessAt(piece, hertzOf(a)))[0];
    });
    expect(loudest).toEqual(clips);
  });

  it("leave the whole sentence to the synthesiser where one is missing or broken", async () => {
    const log = heardLog();
    const speech = createSpeech({ log, synthesis, recordings: folder });
    for (const other of [{ number: "A014" }, { number: "A015" }, { counterName: "多功能厅" }]) {
      expect(await speech.sound({ ...call, ...other })).toEqual({ ok: false, reason: "unavailable" });
    }
    expect(await speech.sound({ ...call, language: "en" })).toEqual({ ok: false, reason: "unavailable" });
    expect(log.lines.join()).toContain("四.wav");
  });

  it("may be missing altogether", async () => {
    const speech = createSpeech({ log: heardLog(), synthesis, recordings: join(folder, "none") });
    expect(await speech.sound(call)).toEqual({ ok: false, reason: "unavailable" });
    expect(speech.durationMs(call)).toBeGreaterThan(4_000);
  });
});
