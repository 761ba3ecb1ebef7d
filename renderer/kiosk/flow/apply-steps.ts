import type { Effect, KioskEvent } from "./events.ts";
import type { Moved } from "./flow.ts";
import type { ApplyStep, KioskState, Screen } from "./state.ts";

type Event = Extract<
  KioskEvent,
  { event: "apply" | "apply-step" | "open-progress" | "progress-by" | "open-pickup" | "pickup-step" }
>;

/** 自助申请 and 查进度. Steps that need the hall are the page's own; here is only where a person stands. */
export function onApplyScreens(state: KioskState, event: Event): Moved {
  const { screen } = state;
  switch (event.event) {
    case "apply": {
      const from = screen.at === "choose" || screen.at === "guide" ? screen : null;
      return show(state, { at: "apply", itemId: event.itemId, step: state.person ? "list" : "card", from });
    }
    case "apply-step":
      if (screen.at !== "apply") return { state, effects: [] };
      // Handed in: nobody needs the card's fields any more.
      return show(
        state,
        { ...screen, step: event.step },
        event.step === "done" ? [{ effect: "forget-card" }] : [],
      );
    case "open-progress":
      return show(state, { at: "progress", by: "choose" });
    case "open-pickup":
      return show(state, { at: "pickup", step: "code" });
    case "pickup-step":
      return screen.at === "pickup"
        ? { state: { ...state, screen: { ...screen, step: event.step } }, effects: [] }
        : { state, effects: [] };
    case "progress-by":
      return show(state, { at: "progress", by: event.by });
    default:
      return event satisfies never;
  }
}

/** One step back inside; null: out of it. */
export function stepBack(step: ApplyStep): ApplyStep | null {
  switch (step) {
    case "card":
    case "list":
      return null;
    case "materials":
      return "list";
    case "form":
      return "materials";
    case "check":
    case "refused":
      return "form";
    // What was sent is not taken back here.
    case "sending":
    case "done":
      return step;
    default:
      return step satisfies never;
  }
}

/** Whose card it is was said at the beginning: another one on the reader is nobody's business until this is over. */
export function takesCard(screen: Screen): boolean {
  if (screen.at === "pickup") return screen.step === "code";
  return screen.at !== "apply" || screen.step === "card";
}

function show(state: KioskState, screen: Screen, effects: Effect[] = []): Moved {
  return { state: { ...state, screen, isAskingWhoIsHere: false }, effects };
}
