import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { lightSignWords } from "../../words/light-sign.ts";
import { sayIn } from "../../words/words.ts";

/** What stands on the strip above the counter: in Chinese, whatever language the clerk's page is in. */
export function signText(view: ViewValue<"counter">, counterName: string, isAway: boolean): string {
  const say = (key: keyof typeof lightSignWords.zh, values = {}) => sayIn(lightSignWords, "zh", key, values);
  const { state, activity } = view.counter;
  const number = view.current?.ticket.number ?? "";
  if (isAway) return say("away");
  switch (activity) {
    case "called":
      return say("called", { number, counter: counterName });
    case "serving":
      return say("serving", { number });
    case "idle":
      return say(state === "open" ? "free" : state);
    default:
      return activity satisfies never;
  }
}

export const closedText = (): string => sayIn(lightSignWords, "zh", "closed");
