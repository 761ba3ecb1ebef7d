import type { KioskEvent } from "./events.ts";
import type { Moved } from "./flow.ts";
import type { KioskState } from "./state.ts";
import { printState } from "./ticket-steps.ts";

/** The list of what to bring, on the ticket printer: it needs no staff and no hall. */
export function onGuideScreen(
  state: KioskState,
  event: Extract<KioskEvent, { event: "print-guide" | "guide-printed" }>,
): Moved {
  const { screen } = state;
  if (screen.at !== "guide") return { state, effects: [] };
  if (event.event === "print-guide") {
    if (screen.print.is === "printing") return { state, effects: [] };
    const attempt = screen.attempt + 1;
    return {
      state: { ...state, screen: { ...screen, print: { is: "printing" }, attempt } },
      effects: [{ effect: "print-guide", itemId: screen.itemId, attempt }],
    };
  }
  const isThisPaper = screen.itemId === event.itemId && screen.attempt === event.attempt;
  if (!isThisPaper) return { state, effects: [] };
  return { state: { ...state, screen: { ...screen, print: printState(event.outcome) } }, effects: [] };
}
