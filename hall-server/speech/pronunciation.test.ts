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

/** The syllables of a counter's own name. */
async function named(name: string): Promise<string> {
  const syllables = await heard("B000", name, "zh");
  return syllables.slice(syllables.indexOf(dao) + 1).join(" ");
}

describe("words of counters' names with more than one reading", () => {
  it.each([
    // Rightly by itself.
    ["银行", "yín háng", "ji35nXA35N"],
    ["行政", "xíng zhèng", "S;i35N ts.@51N"],
    ["会计", "kuài jì", "khuai53tS;i51"],
    ["社会", "shè huì", "s.o-51 Xuei51"],
    ["办事处", "bàn shì chù", "pa51n s.i.51 ts.hu51"],
    ["处理", "chǔ lǐ", "ts.hu35li214"],
    ["校长", "xiào zhǎng", "S;jAu51ts.A214N"],
    ["调解", "tiáo jiě", "thjAu35 tS;iE214"],
    ["更正", "gēng zhèng", "k@55Nts.@51N"],
    ["重新", "chóng xīn", "ts.hong35S;i55n"],
    ["重大", "zhòng dà", "ts.ong51 tA51"],
    ["参保", "cān bǎo", "tsha55n pAu214"],
    ["传真", "chuán zhēn", "ts.hua35n ts.@55n"],
    ["转移", "zhuǎn yí", "ts.ua21n ji35"],
    ["单位", "dān wèi", "ta55n wei51"],
    ["两证", "liǎng zhèng", "liA21N ts.@51N"],
    ["不动产", "bú dòng chǎn", "pu35tong51 ts.ha214n"],
    ["一件事", "yí jiàn shì", "ji35tS;iE51n s.i.51"],
    ["重庆", "chóng qìng", "ts.hong35tS;hi51N"],
    // In signs of the same sound.
    ["长者", "zhǎng zhě", "ts.A35Nts.o-214"],
    ["还款", "huán kuǎn", "Xua35n khwa214n"],
    ["给付", "jǐ fù", "tS;i21 fu51"],
    ["看护", "kān hù", "kha55n Xu51"],
    ["一窗", "yì chuāng", "ji51 ts.hwA55N"],
    ["一站式", "yí zhàn shì", "ji35 ts.a51n s.i.51"],
    ["一号厅", "yī hào tīng", "ji55 XAu51 thi55N"],
    ["一楼", "yī lóu", "ji55 lou35"],
    ["六安", "lù ān", "lu51 a55n"],
    ["蚌埠", "bèng bù", "p@51N pu51"],
    ["东莞", "dōng guǎn", "tong55 kwa214n"],
    ["涡阳", "guō yáng", "kuo55 jiA35N"],
  ])("%s is %s", async (name, _pinyin, phonemes) => {
    // Where the voice pauses between two syllables is its own affair.
    expect((await named(name)).replaceAll(" ", "")).toBe(phonemes.replaceAll(" ", ""));
  });
});

describe("English", () => {
  it("says the letter A, the digits, and the counter as a quantity", async () => {
    const words = await heard("A012", "92", "en");
    expect(words.slice(0, 5)).toEqual(["tIkI2t", "eI", "zi@roU", "wVn", "tu:"]);
    expect(words.slice(-2)).toEqual(["kaUnt3", "naIntitu:"]);
  });
});
