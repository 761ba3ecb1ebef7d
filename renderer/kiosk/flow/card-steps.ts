import { takesCard } from "./apply-steps.ts";
import type { Effect, KioskEvent } from "./events.ts";
import { confirming, firstStep } from "./first-step.ts";
import type { Moved } from "./flow.ts";
import type { KioskState, Screen } from "./state.ts";

const read: Effect = { effect: "sound", sound: "read" };
const error: Effect = { effect: "sound", sound: "error" };

/** A card goes on where one is asked for, and begins taking a number everywhere else. */
export function cardLaid(state: KioskState, event: Extract<KioskEvent, { event: "card-laid" }>): Moved {
  const { screen } = state;
  const { person, isSame = false } = event;
  const known = { ...state, person, cards: isSame ? state.cards : state.cards + 1 };
  switch (screen.at) {
    case "taking":
    case "reprinting":
      return { state, effects: [] };
    case "choose":
    case "guide":
    case "self-service":
      return show(known, screen, [read]);
    case "confirm":
      // A card may come at any step. Who was there before and what they claimed is theirs alone.
      return show(known, isSame ? screen : { ...screen, claim: null }, [read]);
    case "card-trouble":
      return screen.from ? cardLaid({ ...state, screen: screen.from }, event) : begin(known);
    case "card-needed":
      return state.hall.isOpen && screen.choice
        ? show(known, confirming(screen.choice, screen.from), [read])
        : begin(known);
    case "my-turn":
      return show(known, { at: "my-turn", looking: "asking" }, [read, { effect: "find-by-card" }]);
    case "apply":
      return takesCard(screen) ? show(known, { ...screen, step: "list" }, [read]) : { state, effects: [] };
    case "pickup":
      return takesCard(screen) ? show(known, screen, [read]) : { state, effects: [error] };
    case "progress":
      return show(known, { at: "progress", by: "card" }, [read]);
    case "home":
    case "attract":
    case "closed":
    case "refused":
    case "already-has":
    case "ticket":
    case "reprint-refused":
    case "desk":
      return state.hall.isOpen ? begin(known) : { state, effects: [] };
    default:
      return screen satisfies never;
  }

  function begin(next: KioskState): Moved {
    return state.hall.isOpen ? show(next, firstStep(next), [read]) : { state, effects: [] };
  }
}

/** Says so, and keeps what the person was at: the next card goes on there. */
export function cardUnreadable(
  state: KioskState,
  { fault }: Extract<KioskEvent, { event: "card-unreadable" }>,
): Moved {
  const { screen } = state;
  if (mustStay(state)) return { state, effects: screen.at === "pickup" ? [error] : [] };
  const from = screen.at === "card-trouble" ? screen.from : asksForCard(screen) ? screen : null;
  if (!state.hall.isOpen && !from) return { state, effects: [] };
  return show(state, { at: "card-trouble", fault, from }, [error]);
}

/** Something of this person's is on its way, put together, or must stay to be read. */
function mustStay({ screen, person }: KioskState): boolean {
  switch (screen.at) {
    case "taking":
    case "reprinting":
    case "ticket":
      return true;
    case "apply":
      return screen.step !== "card";
    case "pickup":
      return person !== null;
    case "my-turn":
      return screen.looking === "asking";
    default:
      return false;
  }
}

function asksForCard({ at }: Screen): boolean {
  return (
    at === "choose" ||
    at === "self-service" ||
    at === "guide" ||
    at === "confirm" ||
    at === "card-needed" ||
    at === "my-turn" ||
    at === "apply" ||
    at === "pickup" ||
    at === "progress"
  );
}

function show(state: KioskState, screen: Screen, effects: Effect[]): Moved {
  return { state: { ...state, screen, isAskingWhoIsHere: false }, effects };
}
