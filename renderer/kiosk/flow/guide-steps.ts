import type { KioskEvent } from "./events.ts";
import type { Moved } from "./flow.ts";
import type { Guide, KioskState, Screen } from "./state.ts";
import { printState } from "./ticket-steps.ts";

/** The list of what to bring, on the ticket printer: it needs no staff and no hall. */
export function onGuideScreen(
  state: KioskState,
  event: Extract<KioskEvent, { event: "print-guide" | "guide-printed" }>,
): Moved {
  const { screen } = state;
  if (event.event === "print-guide") {
    if (screen.at !== "guide" || screen.print.is === "printing") return { state, effects: [] };
    const attempt = screen.attempt + 1;
    return {
      state: { ...state, screen: { ...screen, print: { is: "printing" }, attempt } },
      effects: [{ effect: "print-guide", itemId: screen.itemId, attempt }],
    };
  }
  // Whoever went on from the guide while it printed may come back to it.
  if ("from" in screen && screen.from?.at === "guide") {
    const from = printed(screen.from, event);
    return { state: { ...state, screen: { ...screen, from } as Screen }, effects: [] };
  }
  return screen.at === "guide"
    ? { state: { ...state, screen: printed(screen, event) }, effects: [] }
    : { state, effects: [] };
}

function printed(guide: Guide, event: Extract<KioskEvent, { event: "guide-printed" }>): Guide {
  const isThisPaper = guide.itemId === event.itemId && guide.attempt === event.attempt;
  return isThisPaper ? { ...guide, print: printState(event.outcome) } : guide;
}
