import type { HallConfig } from "../catalog/config.ts";
import { announce, type Language } from "./announce.ts";
import { clipNames } from "./clip-names.ts";

/** What a hall's voice has to say: every word of every sentence that it can come to. */
export interface NeededClip {
  language: Language;
  word: string;
}

export const languages = ["zh", "en"] as const satisfies readonly Language[];

/** Each word once, in the order in which a sentence brings them. A number is said digit by digit, so all ten are needed. */
export function neededClips({ queues, classes, counters }: HallConfig): NeededClip[] {
  const prefixes = new Set([
    ...queues.map(({ code }) => code),
    ...classes.flatMap(({ prefix }) => (prefix === null ? [] : [prefix])),
  ]);
  const numbers = [...prefixes].map((prefix) => `${prefix}0123456789`);
  return languages.flatMap((language) => {
    const words = new Set<string>();
    const say = (number: string, counterName: string) => {
      for (const word of clipNames(announce({ number, counterName, language }))) if (word) words.add(word);
    };
    const [first] = counters;
    for (const number of numbers) say(number, first?.name[language] ?? "1");
    for (const { name } of counters) say(numbers[0] ?? "A0123456789", name[language]);
    return [...words].map((word) => ({ language, word }));
  });
}
