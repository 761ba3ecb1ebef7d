import type { ViewValue } from "../../hall-server/contract/views.ts";
import { lightSignWords } from "../words/light-sign.ts";
import { sayIn } from "../words/words.ts";

/** What stands on the hall's board, a row for each person who is waited for, the newest first; the board cuts what it has no room for. */
export function boardText(view: ViewValue<"screen">, isStale: boolean): string {
  const say = (key: keyof typeof lightSignWords.zh, values = {}) => sayIn(lightSignWords, "zh", key, values);
  if (isStale) return say("away");
  const called = view.called.filter((call) => call.isWaitedFor);
  if (called.length > 0) {
    return called.map(({ number, counterName: counter }) => say("called", { number, counter })).join("\n");
  }
  return say(view.hall.isOpen ? "hallFree" : "hallClosed");
}
