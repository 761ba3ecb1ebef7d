import { expect, it } from "vitest";
import { queryHandlers } from "../queries.ts";
import { openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { announce } from "./announce.ts";
import { clipNames } from "./clip-names.ts";
import { followClips } from "./follow-clips.ts";
import { neededClips } from "./needed-clips.ts";
import { createRecordings } from "./recordings.ts";
import { heardLog, recordedTone } from "./testing.ts";
import { encodeWav, samplesOf } from "./wav.ts";

const manager = staff("manager", "manager");
const base64 = (wav: Buffer) => wav.toString("base64");
const word = { language: "zh" as const, word: "请" };

const listOf = ({ hall }: TestHall) => {
  const answer = queryHandlers["recordings:list"](viewingOf(hall), {}, staff("manager-01", "manager"));
  if ("code" in answer) throw new Error(answer.code);
  return answer.words;
};
const heard = ({ hall }: TestHall) =>
  queryHandlers["recording:hear"](viewingOf(hall), word, staff("manager-01", "manager"));

it("a word is recorded, listened to, recorded again and removed; facts say by whom, and a restart changes nothing", async () => {
  const test = openTestHall();
  expect(heard(test)).toMatchObject({ code: "not-found" });
  const first = recordedTone(400);
  expect(await test.done(manager, "recording:keep", { ...word, wav: base64(first) })).toEqual({
    lengthMs: 230,
  });
  expect(heard(test)).toEqual({ wav: base64(first) });
  await test.done(manager, "recording:keep", { ...word, wav: base64(recordedTone(500, 300)) });
  expect(listOf(test).find((one) => one.word === "请")?.recording).toMatchObject({ lengthMs: 330 });
  const facts = test.db
    .prepare<[], { name: string; data: string }>("select name, data from facts where name like 'recording%'")
    .all();
  expect(facts.map(({ name, data }) => [name, JSON.parse(data)])).toEqual([
    ["recording-kept", { ...word, lengthMs: 230, by: "staff:manager" }],
    ["recording-kept", { ...word, lengthMs: 330, by: "staff:manager" }],
  ]);
  const again = test.restart();
  expect(heard(again)).toEqual({ wav: base64(recordedTone(500, 300)) });
  await again.done(manager, "recording:remove", word);
  expect(heard(again)).toMatchObject({ code: "not-found" });
  expect(await again.send(manager, "recording:remove", word)).toMatchObject({ error: { code: "not-found" } });
  again.hall.stop();
});

it.each<[string, Buffer, string]>([
  ["nothing at all", Buffer.alloc(0), "not-wav"],
  ["a picture", Buffer.from("\x89PNG".repeat(30), "latin1"), "not-wav"],
  ["silence", encodeWav(new Float32Array(9000)), "silent"],
  ["a click", recordedTone(400, 10), "too-short"],
  ["a speech", recordedTone(400, 2950), "too-long"],
  ["a shout that the microphone cut off", recordedTone(400, 400, 1.6), "too-loud"],
])("%s is not kept", async (_what, wav, because) => {
  const test = openTestHall();
  expect(await test.send(manager, "recording:keep", { ...word, wav: base64(wav) })).toEqual({
    ok: false,
    error: { code: "invalid-input", params: { field: "wav", because } },
  });
  expect(listOf(test).every(({ recording }) => recording === null)).toBe(true);
  test.hall.stop();
});

it("a word that this hall never says is not kept", async () => {
  const test = openTestHall();
  const wav = base64(recordedTone(400));
  const other = { language: "zh" as const, word: "../../别处" };
  expect(await test.send(manager, "recording:keep", { ...other, wav })).toMatchObject({
    error: { code: "not-found" },
  });
  test.hall.stop();
});

it("the list of what is needed holds every word of every call of the hall, and each once", () => {
  const { hall } = openTestHall({ hall: "city" });
  const needed = neededClips(hall.config);
  const keys = new Set(needed.map(({ language, word: said }) => `${language} ${said}`));
  expect(keys.size).toBe(needed.length);
  for (const { code } of hall.config.queues) {
    for (const { name } of hall.config.counters) {
      for (const language of ["zh", "en"] as const) {
        const call = { number: `${code}0${code.charCodeAt(0) % 10}7`, counterName: name[language], language };
        for (const said of clipNames(announce(call))) if (said) expect(keys).toContain(`${language} ${said}`);
      }
    }
  }
  expect(needed.length).toBeLessThan(400);
  hall.stop();
});

it("a call is spoken in the recorded voice as soon as its last word is there, without a restart", async () => {
  const test = openTestHall();
  const recordings = createRecordings(heardLog());
  followClips(test.hall, recordings);
  const sentence = announce({ number: "A012", counterName: "3", language: "zh" });
  const words = clipNames(sentence).filter((one) => one !== null);
  for (const said of words) {
    expect(recordings.voice(sentence)).toBeNull();
    await test.done(manager, "recording:keep", {
      language: "zh",
      word: said,
      wav: base64(recordedTone(400)),
    });
  }
  const spoken = recordings.voice(sentence);
  expect(spoken?.length).toBeGreaterThan(words.length * samplesOf(200));
  const later = createRecordings(heardLog());
  followClips(test.restart().hall, later);
  expect(later.voice(sentence)).toEqual(spoken);
});
