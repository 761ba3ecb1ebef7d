/** What the synthesiser understood, by its own trace of phonemes: Mandarin syllables with their tones. */
import { afterAll, describe, expect, it } from "vitest";
import { announce, type Language } from "./announce.ts";
import { createSynthesis } from "./synthesis.ts";
import { heardLog } from "./testing.ts";
import { synthesisRequest } from "./voices.ts";

const synthesis = createSynthesis({ log: heardLog() });
afterAll(() => synthesis.stop());

/** Syllables in order; marks of stress and of the change of language are left out. */
async function heard(number: string, counterName: string, language: Language): Promise<string[]> {
  const answer = await synthesis.render(synthesisRequest(announce({ number, counterName, language })));
  if (!answer.ok) throw new Error(answer.reason);
  return answer.phonemes
    .replaceAll(/\((en|cmn)\)|['",|]/g, "")
    .split(/[_\s]+/)
    .filter((syllable) => syllable !== "");
}

const qing = "tS;hi21N";
const hao = "XAu51";
const dao = "tAu51";
const chuangKou = "ts.hwA55Nkhou214";
const digit: Record<string, string> = {
  零: "li35N",
  一: "ji55",
  二: "@r51",
  三: "sa55n",
  四: "si[51",
  五: "wu21",
  六: "liou51",
  七: "tS;hi55",
  八: "pA55",
  九: "tS;iou21",
  十: "s.i.35",
};
const said = (text: string) => [...text].map((one) => digit[one] ?? one);

describe("Mandarin", () => {
  it("says 请A012号，到3号窗口 syllable by syllable", async () => {
    expect(await heard("A012", "3", "zh")).toEqual([
      ...[qing, "eI44", ...said("零一二"), hao],
      ...[dao, ...said("三"), hao, chuangKou],
    ]);
  });

  it("has every digit with its own tone, and 一 stays yī before 号 in both numbers", async () => {
    expect((await heard("B345", "11", "zh")).slice(2, 5)).toEqual(said("三四五"));
    expect((await heard("B678", "20", "zh")).slice(2, 5)).toEqual(said("六七八"));
    expect(await heard("B901", "1", "zh")).toEqual([
      ...[qing, "bi:44", ...said("九零一"), hao],
      ...[dao, ...said("一"), hao, chuangKou],
    ]);
  });

  it("says counters as quantities", async () => {
    const counter = async (name: string) => {
      const syllables = await heard("B000", name, "zh");
      return syllables.slice(syllables.indexOf(dao) + 1, -2);
    };
    expect(await counter("12")).toEqual(said("十二"));
    expect(await counter("31")).toEqual(said("三十一"));
    expect(await counter("92")).toEqual(said("九十二"));
  });

  it("raises the first of two third tones, as people do", async () => {
    expect((await heard("B559", "3", "zh")).slice(2, 5)).toEqual(["wu35", "wu35", "tS;iou21"]);
  });

  it("names letters one by one: AB is no word", async () => {
    expect((await heard("AB000", "3", "zh")).slice(1, 3)).toEqual(["eI44", "bi:11"]);
  });
});

describe("English", () => {
  it("says the letter A, the digits, and the counter as a quantity", async () => {
    const words = await heard("A012", "92", "en");
    expect(words.slice(0, 5)).toEqual(["tIkI2t", "eI", "zi@roU", "wVn", "tu:"]);
    expect(words.slice(-2)).toEqual(["kaUnt3", "naIntitu:"]);
  });
});
