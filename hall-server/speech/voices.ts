/** How a sentence is put to eSpeak NG, and why not as it stands. Names no part of that program but its voices. */
import type { Language, Part, Sentence } from "./announce.ts";

export interface SynthesisRequest {
  voice: string;
  wordsPerMinute: number;
  text: string;
}

/**
 * `cmn` of the 1.52 build reads Hanzi; that of 1.51 read them as English words. 150 words per minute is 3.6 s for
 * 请A零一二号，到三号窗口: slower than the voice's own 175, for a hall with noise and older people.
 */
const voices: Record<Language, { voice: string; wordsPerMinute: number }> = {
  zh: { voice: "cmn", wordsPerMinute: 150 },
  en: { voice: "en-us", wordsPerMinute: 150 },
};

export function synthesisRequest(sentence: Sentence): SynthesisRequest {
  const text = sentence.parts.map((part) => respelled(part)).join("");
  return { ...voices[sentence.language], text: text.replaceAll(" ,", ",") };
}

function respelled({ kind, said }: Part): string {
  switch (kind) {
    case "words":
      return /^[A-Za-z]/.test(said) ? ` ${said}` : inSameSounds(said);
    case "letters":
      // "AB" would be read as a word, and "A" before another word as the article.
      return ` ${[...said].map((letter) => (letter === "A" ? "eigh" : letter)).join(" ")} `;
    case "number":
      // 一 before 号 would become yí, as in a quantity; a number's 一 stays yī. 壹 is never changed.
      return /[a-z]/.test(said) ? ` ${said}` : said.replaceAll("一", "壹");
  }
}

/**
 * Words of counters' names that this voice reads wrongly, in signs that sound as the word should and are never changed:
 * characters with two readings (多音字), and 一, whose tone depends on what it means. `pronunciation.test.ts` has these, and
 * those that it reads rightly by itself.
 */
const sameSounds: Record<string, string> = {
  长者: "掌者",
  还款: "环款",
  给付: "己付",
  看护: "刊护",
  一窗: "意窗",
  一站式: "移站式",
  一号: "壹号",
  一楼: "壹楼",
  六安: "路安",
  蚌埠: "泵布",
  东莞: "东管",
  涡阳: "郭阳",
};
const misread = new RegExp(Object.keys(sameSounds).join("|"), "g");

function inSameSounds(said: string): string {
  return said.replace(misread, (word) => sameSounds[word] ?? word);
}
