/** The estimate against the real voice, on a spread of the numbers A000–Z9999 and counters 1–99. */
import { afterAll, describe, expect, it } from "vitest";
import { announce, type Call, type Language } from "./announce.ts";
import { announcementSound, voiceOnly } from "./announcement-sound.ts";
import { durationMs } from "./duration.ts";
import { createSynthesis } from "./synthesis.ts";
import { heardLog } from "./testing.ts";
import { synthesisRequest } from "./voices.ts";
import { decodeWav, millisecondsOf } from "./wav.ts";

const synthesis = createSynthesis({ log: heardLog() });
afterAll(() => synthesis.stop());

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Every letter once; every digit thrice in a row, which no mixture exceeds; counters in steps that meet each digit. */
function spread(language: Language): Call[] {
  return [...letters].map((letter, i) => ({
    number: `${letter}${String(i % 10).repeat(i % 3 === 0 ? 4 : 3)}`,
    counterName: String(1 + ((i * 37) % 99)),
    language,
  }));
}

const shortAndLong: Call[] = [
  { number: "A111", counterName: "1", language: "zh" },
  { number: "B222", counterName: "6", language: "zh" },
  { number: "W3333", counterName: "33", language: "zh" },
  { number: "F615", counterName: "78", language: "zh" },
  { number: "W7777", counterName: "77", language: "en" },
  { number: "A222", counterName: "8", language: "en" },
];

const named: Call[] = [
  { number: "A012", counterName: "多功能厅", language: "zh" },
  { number: "A012", counterName: "二楼东侧出入境管理综合受理室", language: "zh" },
  { number: "A012", counterName: "B座12号窗口（税务）", language: "zh" },
  { number: "A012", counterName: "the multi-purpose hall", language: "en" },
  { number: "A012", counterName: "Room 5", language: "en" },
];

async function slack(call: Call): Promise<{ early: number; promised: number }> {
  const sentence = announce(call);
  const answer = await synthesis.render(synthesisRequest(sentence));
  if (!answer.ok) throw new Error(answer.reason);
  const decoded = decodeWav(answer.wav);
  if (!decoded.ok) throw new Error(decoded.reason);
  const sound = announcementSound(voiceOnly(decoded.samples), 2);
  const promised = durationMs(sentence, 2);
  return { early: promised - millisecondsOf(sound.length), promised };
}

describe("an announcement is never longer than promised", () => {
  it.each<[string, Call[], number]>([
    ["Mandarin, every letter and digit", spread("zh"), 0.1],
    ["English, every letter and digit", spread("en"), 0.15],
    ["the shortest and the longest", shortAndLong, 0.15],
    ["counters with names", named, 0.35],
  ])("%s", { timeout: 30_000 }, async (_, calls, mostIdle) => {
    for (const call of calls) {
      const { early, promised } = await slack(call);
      const what = `${call.number} ${call.counterName}`;
      expect(early, `${what}: too long`).toBeGreaterThanOrEqual(50);
      expect(early / promised, `${what}: idle time after it`).toBeLessThan(mostIdle);
    }
  });
});
