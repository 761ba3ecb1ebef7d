/** Why this ticket was next, as words and their values; a sentence that a clerk can read out. */
import type { Why } from "../../hall-server/contract/ticket.ts";
import type { CounterWord } from "../words/counter.ts";

const words: Record<Why["code"], CounterWord> = {
  earliest: "because.earliest",
  "head-start": "because.head-start",
  overflow: "because.overflow",
  "own-queue": "because.own-queue",
  chosen: "because.chosen",
  unheld: "because.unheld",
  "only-one": "because.only-one",
};

export function whyWords(
  why: Why,
  names: { queue: string; class: string },
): { word: CounterWord; values: Record<string, string | number> } {
  return {
    word: words[why.code],
    values: {
      queue: names.queue,
      class: names.class,
      waited: why.waitedMinutes,
      headStart: why.headStartMinutes,
    },
  };
}
