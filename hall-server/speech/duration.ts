/**
 * How long an announcement lasts, before it is rendered: the hall queues a zone's announcements by it, so that it
 * must never be less than the sound. It is a sum over what is said, of upper bounds measured on the synthesiser with
 * the voices of `voices.ts`; `duration.test.ts` measures a sample again. All values are milliseconds.
 *
 * A replaced voice needs new tables. Until then nothing overlaps: `speech.ts` leaves out a repeat, or stays silent,
 * rather than play longer than promised.
 */
import type { Language, Part, Sentence } from "./announce.ts";

/** What stands between the sentences of one announcement. `announcement-sound.ts` plays it so. */
export const layout = {
  leadMs: 30,
  chimeMs: 1200,
  afterChimeMs: 150,
  betweenMs: 700,
  tailMs: 120,
} as const;

/** Slack for what a syllable's neighbours do to it. */
const slackMs = 130;

const hanziMs: Record<string, number> = {
  零: 345,
  一: 280,
  幺: 345,
  二: 260,
  三: 366,
  四: 285,
  五: 250,
  六: 245,
  七: 345,
  八: 260,
  九: 320,
  十: 300,
  请: 330,
  号: 290,
  到: 280,
  窗: 370,
  口: 300,
};
const englishMs: Record<string, number> = {
  zero: 380,
  one: 361,
  two: 282,
  three: 300,
  four: 361,
  five: 423,
  six: 400,
  seven: 445,
  eight: 275,
  nine: 406,
  ten: 365,
  eleven: 455,
  twelve: 510,
  thirteen: 482,
  fourteen: 506,
  fifteen: 496,
  sixteen: 534,
  seventeen: 645,
  eighteen: 402,
  nineteen: 496,
  twenty: 510,
  thirty: 400,
  forty: 424,
  fifty: 431,
  sixty: 480,
  seventy: 567,
  eighty: 321,
  ninety: 432,
  ticket: 450,
  please: 350,
  go: 250,
  to: 200,
  counter: 480,
};
const letterMs: Record<Language, Record<string, number>> = {
  zh: { W: 625, X: 495, H: 475, Q: 460, Z: 430, K: 425 },
  en: { W: 570, Q: 420, X: 405, H: 400, K: 395 },
};
const pauseMs = 240;
const otherHanziMs = 420;
const otherLetterMs: Record<Language, number> = { zh: 400, en: 370 };
/** A word that no table knows: a start and its letters. */
const otherWordMs = 130;
const perLetterMs = 85;

/** One sentence, without chime and pauses around it. */
export function sentenceMs(sentence: Sentence): number {
  return sentence.parts.reduce((sum, part) => sum + partMs(part, sentence.language), slackMs);
}

/** The whole announcement: chime, the sentence `repeats` times, the pauses. Whole milliseconds. */
export function durationMs(sentence: Sentence, repeats: number): number {
  return durationOf(sentenceMs(sentence), repeats);
}

export function durationOf(sentence: number, repeats: number): number {
  const { leadMs, chimeMs, afterChimeMs, betweenMs, tailMs } = layout;
  return Math.ceil(leadMs + chimeMs + afterChimeMs + repeats * sentence + (repeats - 1) * betweenMs + tailMs);
}

function partMs({ kind, said }: Part, language: Language): number {
  if (kind === "letters") {
    return [...said].reduce((sum, one) => sum + (letterMs[language][one] ?? otherLetterMs[language]), 0);
  }
  const units = said.match(/\p{Script=Han}|[,，]|[^\p{Script=Han},，\s-]+/gu) ?? [];
  return units.reduce((sum, unit) => sum + unitMs(unit), 0);
}

function unitMs(unit: string): number {
  if (unit === "," || unit === "，") return pauseMs;
  if (/\p{Script=Han}/u.test(unit)) return hanziMs[unit] ?? otherHanziMs;
  return englishMs[unit.toLowerCase()] ?? otherWordMs + perLetterMs * unit.length;
}
