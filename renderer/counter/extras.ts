/** What can be done beside the eight keys, and why it cannot be done now; null where it can. */
import type { ViewValue } from "../../hall-server/contract/views.ts";
import type { CounterWord } from "../words/counter.ts";

export type Extra = "addItem" | "showPerson" | "call" | "aside" | "copy" | "leave" | "allKeys";

export function extrasOf(view: ViewValue<"counter">, isAway: boolean): Record<Extra, CounterWord | null> {
  const away: CounterWord | null = isAway ? "why.away" : null;
  const isIdle = view.counter.activity === "idle";
  return {
    addItem: away ?? (isIdle ? "more.nobodyHere" : null),
    showPerson: away ?? (isIdle ? "more.nobodyHere" : view.current?.holder ? null : "more.noPerson"),
    call: away ?? callOff(view),
    aside: away,
    copy: away ?? (isIdle ? "more.nobodyHere" : null),
    leave: away,
    allKeys: null,
  };
}

function callOff(view: ViewValue<"counter">): CounterWord | null {
  if (view.counter.activity !== "idle") return "more.finishFirst";
  if (view.counter.state === "paused") return "more.paused";
  return view.waiting.length === 0 ? "more.nobodyWaits" : null;
}
