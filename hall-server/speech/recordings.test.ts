import { describe, expect, it } from "vitest";
import { announce } from "./announce.ts";
import { clipNames } from "./clip-names.ts";
import { levels } from "./pcm.ts";
import { createRecordings } from "./recordings.ts";
import { createSpeech } from "./speech.ts";
import { heardLog, loudnessAt, recordedTone } from "./testing.ts";
import { decodeWav, millisecondsOf, samplesOf } from "./wav.ts";

const clips = ["请", "A", "零", "一", "二", "号到", "三", "号窗口"];
const hertzOf = (clip: string) => 300 + 100 * clips.indexOf(clip);

const call = { number: "A012", counterName: "3", language: "zh" as const, repeats: 1 };

function recorded(log = heardLog()) {
  const recordings = createRecordings(log);
  for (const clip of clips) recordings.put("zh", clip, recordedTone(hertzOf(clip)));
  recordings.put("zh", "四", Buffer.from("not a sound"));
  return recordings;
}

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
    const speech = createSpeech({ log: heardLog(), synthesis, recordings: recorded() });
    const result = await speech.sound(call);
    const decoded = result.ok ? decodeWav(result.wav) : result;
    if (!decoded.ok) throw new Error(JSON.stringify(decoded));
    const promised = speech.durationMs(call);
    expect(millisecondsOf(decoded.samples.length)).toBeLessThanOrEqual(promised);
    expect(promised - millisecondsOf(decoded.samples.length)).toBeLessThan(100);
    const voice = recorded().voice(announce(call));
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
    const speech = createSpeech({ log, synthesis, recordings: recorded(log) });
    for (const other of [{ number: "A014" }, { number: "A015" }, { counterName: "多功能厅" }]) {
      expect(await speech.sound({ ...call, ...other })).toEqual({ ok: false, reason: "unavailable" });
    }
    expect(await speech.sound({ ...call, language: "en" })).toEqual({ ok: false, reason: "unavailable" });
    expect(log.lines.join()).toContain("四");
  });

  it("may be missing altogether", async () => {
    const speech = createSpeech({ log: heardLog(), synthesis, recordings: createRecordings(heardLog()) });
    expect(await speech.sound(call)).toEqual({ ok: false, reason: "unavailable" });
    expect(speech.durationMs(call)).toBeGreaterThan(4_000);
  });

  it("are heard as soon as they are recorded, and no longer when they are removed", async () => {
    const recordings = recorded();
    const speech = createSpeech({ log: heardLog(), synthesis, recordings });
    const other = { ...call, number: "A015" };
    expect((await speech.sound(other)).ok).toBe(false);
    recordings.put("zh", "五", recordedTone(900));
    const first = await speech.sound(other);
    recordings.put("zh", "五", recordedTone(1100, 400));
    const second = await speech.sound(other);
    if (!first.ok || !second.ok) throw new Error("the clips are complete");
    expect(second.wav.length - first.wav.length).toBe(2 * samplesOf(200));
    recordings.remove("zh", "五");
    expect((await speech.sound(other)).ok).toBe(false);
  });

  it("recorded longer after a call than before it: the call is no longer than was promised", async () => {
    const recordings = recorded();
    const log = heardLog();
    const speech = createSpeech({ log, synthesis, recordings });
    const promisedMs = speech.durationMs({ ...call, repeats: 2 });
    recordings.put("zh", "请", recordedTone(300, 900));
    const result = await speech.sound({ ...call, repeats: 2, promisedMs });
    const decoded = result.ok ? decodeWav(result.wav) : result;
    if (!decoded.ok) throw new Error(JSON.stringify(decoded));
    expect(millisecondsOf(decoded.samples.length)).toBeLessThanOrEqual(promisedMs);
    expect(log.lines.join()).toContain("announcement longer than estimated");
  });

  it("of different loudness come out equally loud", () => {
    const recordings = createRecordings(heardLog());
    for (const [i, clip] of clips.entries()) {
      recordings.put("zh", clip, recordedTone(hertzOf(clip), 200, i % 2 ? 0.05 : 0.8));
    }
    const voice = recordings.voice(announce(call)) ?? new Float32Array();
    const each = voice.length / clips.length;
    const heights = clips.map((_, i) => levels(voice.subarray(i * each, (i + 1) * each)).rms);
    expect(Math.max(...heights) / Math.min(...heights)).toBeLessThan(1.1);
  });
});
