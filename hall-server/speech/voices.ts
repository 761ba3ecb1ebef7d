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
      return /^[A-Za-z]/.test(said) ? ` ${said}` : said;
    case "letters":
      // "AB" would be read as a word, and "A" before another word as the article.
      return ` ${[...said].map((letter) => (letter === "A" ? "eigh" : letter)).join(" ")} `;
    case "number":
      // 一 before 号 would become yí, as in a quantity; a number's 一 stays yī. 壹 is never changed.
      return /[a-z]/.test(said) ? ` ${said}` : said.replaceAll("一", "壹");
  }
}
