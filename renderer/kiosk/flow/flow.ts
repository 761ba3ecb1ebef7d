import { onApplyScreens, stepBack } from "./apply-steps.ts";
import { cardLaid, cardUnreadable } from "./card-steps.ts";
import type { Effect, KioskEvent } from "./events.ts";
import { choosing, confirming, firstStep } from "./first-step.ts";
import { onGuideScreen } from "./guide-steps.ts";
import { type Choosing, home, type KioskState, type Screen, startState } from "./state.ts";
import { afterPrinting, onTicketScreen, toTicket } from "./ticket-steps.ts";

export interface Moved {
  state: KioskState;
  effects: Effect[];
}

/**
 *   home ─card or 取号─▶ choose ─item─▶ confirm ─▶ taking ─▶ ticket ─▶ home
 *     │                    ├─办事指南─▶ guide ─┘       └─▶ refused, already-has
 *     │                    └─自助申请─▶ apply (card, list, materials, form, check, sending, done)
 *     ├─▶ my-turn (also by a ticket's code), progress, pickup, desk, card-trouble, card-needed, closed
 *     └─nobody for a while─▶ attract ─touch, card or code─▶ home
 *
 * Pure: from a state and what happened, the next state and what is to be done. Elderly mode skips `choose`.
 */
export function flow(state: KioskState, event: KioskEvent): Moved {
  const { screen } = state;
  switch (event.event) {
    case "hall":
      return move(state, { hall: event.hall });
    case "card-laid":
      return cardLaid(state, event);
    case "card-unreadable":
      return cardUnreadable(state, event);
    case "code-scanned":
      return codeScanned(state);
    case "take-number":
      return takeNumber(state);
    case "open-guide":
      return show(state, { ...choosing, purpose: "guide" });
    case "open-apply":
      return show(state, { ...choosing, purpose: "apply" });
    case "apply":
    case "apply-step":
    case "open-progress":
    case "open-pickup":
    case "pickup-step":
    case "progress-by":
      return onApplyScreens(state, event);
    case "ask-my-turn":
      if (!state.hall.isOpen) return show(state, { at: "closed", wanted: "my-turn", from: null });
      return state.person
        ? show(state, { at: "my-turn", looking: "asking" }, [{ effect: "find-by-card" }])
        : show(state, { at: "my-turn", looking: "waits-for-card" });
    case "open-self-service":
      return show(state, { at: "self-service" });
    case "open-desk":
      return show(state, { at: "desk" });
    case "elderly":
      return move(state, { isElderly: event.isElderly, screen: home });
    case "choose-by":
    case "open-group":
    case "type":
    case "turn-page":
      return screen.at === "choose" ? show(state, lookAround(screen, event)) : stay(state);
    case "choose":
      return choose(state, event);
    case "open-claims":
      return screen.at === "confirm"
        ? show(state, { ...screen, isClaimListOpen: !screen.isClaimListOpen })
        : stay(state);
    case "claim":
      return screen.at === "confirm"
        ? show(state, { ...screen, claim: screen.claim === event.claim ? null : event.claim })
        : stay(state);
    case "confirm":
      return screen.at === "confirm" ? take(state, screen, false) : stay(state);
    case "back":
      return back(state);
    case "done":
    case "idle-over":
      return leave(state);
    case "another-thing":
      // Once a number is taken the card is gone from memory; before that it still serves.
      return screen.at === "ticket" || screen.at === "reprint-refused"
        ? show({ ...state, person: null }, choosing, [{ effect: "forget-card" }])
        : show(state, choosing);
    case "try-again":
      return tryAgain(state);
    case "print-again":
      return onTicketScreen(state);
    case "call-help":
      // Nobody would hear it: the page says at once where people are.
      return state.hall.isAlone
        ? move(state, { help: "failed" })
        : { state: { ...state, help: "calling" }, effects: [{ effect: "call-help" }] };
    case "close-help":
      return move(state, { help: "none" });
    case "idle-ask":
      return move(state, { isAskingWhoIsHere: true });
    case "still-here":
      return move(state, { isAskingWhoIsHere: false });
    case "taken":
      return screen.at === "taking" ? toTicket(state, event.ticket) : stay(state);
    case "take-refused":
      return screen.at === "taking" ? refused(state, screen, event) : stay(state);
    case "found":
      return isLookingForTicket(screen)
        ? show(state, foundTicket(event.ticket), [{ effect: "forget-card" }])
        : stay(state);
    case "not-found":
      return isLookingForTicket(screen)
        ? show(state, { at: "my-turn", looking: event.error.code === "not-found" ? "none" : "away" })
        : stay(state);
    case "no-ticket-by-code":
      return isLookingForTicket(screen)
        ? show(state, { at: "my-turn", looking: event.looking }, [{ effect: "sound", sound: "error" }])
        : stay(state);
    case "reprint-allowed":
    case "reprint-refused":
    case "print-ended":
      return afterPrinting(state, event);
    case "print-guide":
    case "guide-printed":
      return onGuideScreen(state, event);
    case "idle-attract":
      return screen.at === "home" ? show(state, { at: "attract" }) : stay(state);
    case "wake":
      return screen.at === "attract" ? show(state, home) : stay(state);
    case "help-answered":
      return state.help === "calling"
        ? move(state, { help: event.isOnItsWay ? "called" : "failed" })
        : stay(state);
    default:
      return event satisfies never;
  }
}

function stay(state: KioskState): Moved {
  return { state, effects: [] };
}

function move(state: KioskState, change: Partial<KioskState>): Moved {
  return { state: { ...state, ...change }, effects: [] };
}

function show(state: KioskState, screen: Screen, effects: Effect[] = []): Moved {
  return { state: { ...state, screen, isAskingWhoIsHere: false }, effects };
}

/** Everything of this person goes; the next one finds the kiosk as it was. */
function leave(state: KioskState): Moved {
  return {
    state: { ...startState, hall: state.hall },
    effects: [{ effect: "forget-card" }, { effect: "back-to-chinese" }],
  };
}

/** Where a person who is to choose came from. */
function outOf(state: KioskState): Moved {
  const { screen, isElderly } = state;
  const isSelfService = screen.at === "progress" || (screen.at === "choose" && screen.purpose === "apply");
  return isElderly && isSelfService ? show(state, { at: "self-service" }) : goHome(state);
}

/** One step back to the home page: still the same person, who keeps language and large type. */
function goHome(state: KioskState): Moved {
  return {
    state: { ...startState, hall: state.hall, isElderly: state.isElderly },
    effects: [{ effect: "forget-card" }],
  };
}

/** What an open hall would be asked for; this machine says when it opens. */
export function saysClosed({ hall }: KioskState): boolean {
  return !hall.isOpen && hall.isRoundTheClock;
}

/** Not while something of this person's is on its way. */
export function takesCodes({ screen, hall }: KioskState): boolean {
  const isPrinting = screen.at === "ticket" && screen.print.is === "printing";
  const isBusy = screen.at === "taking" || screen.at === "reprinting" || screen.at === "apply";
  const isCollecting = screen.at === "pickup" && screen.step !== "code";
  return hall.isOpen && !isBusy && !isPrinting && !isCollecting;
}

/** Whoever holds a ticket up asks 到我了吗; the card of whoever was there before goes. */
function codeScanned(state: KioskState): Moved {
  if (!takesCodes(state)) return stay(state);
  return show({ ...state, person: null }, { at: "my-turn", looking: "asking" }, [
    { effect: "forget-card" },
    { effect: "sound", sound: "read" },
    { effect: "find-by-code" },
  ]);
}

function takeNumber(state: KioskState): Moved {
  const { screen } = state;
  if (!state.hall.isOpen) return show(state, { at: "closed", wanted: "number", from: null });
  // Without the card that could not be read: what was chosen stays chosen.
  if (screen.at === "card-trouble" && screen.from?.at === "confirm") return show(state, screen.from);
  if (state.hall.needsCard && !state.person)
    return show(state, { at: "card-needed", choice: null, from: null });
  return show(state, firstStep(state));
}

function lookAround(
  screen: Choosing,
  event: Extract<KioskEvent, { event: "choose-by" | "open-group" | "type" | "turn-page" }>,
): Choosing {
  switch (event.event) {
    case "choose-by":
      return { ...screen, by: event.by, group: null, page: 0 };
    case "open-group":
      return { ...screen, group: event.group, page: 0 };
    case "type":
      return { ...screen, typed: event.typed.slice(0, 20), page: 0 };
    case "turn-page":
      return { ...screen, page: event.page };
    default:
      return event satisfies never;
  }
}

function choose(state: KioskState, { choice }: Extract<KioskEvent, { event: "choose" }>): Moved {
  const { screen } = state;
  if (screen.at === "choose" && screen.purpose === "apply" && choice.kind === "item")
    return onApplyScreens(state, { event: "apply", itemId: choice.itemId });
  if (screen.at === "choose" && screen.purpose === "guide" && choice.kind === "item")
    return show(state, {
      at: "guide",
      itemId: choice.itemId,
      from: screen,
      print: { is: "not-asked" },
      attempt: 0,
    });
  if (!state.hall.isOpen && screen.at === "guide")
    return show(state, { at: "closed", wanted: "number", from: screen });
  const from = screen.at === "choose" || screen.at === "guide" ? screen : null;
  if (state.hall.needsCard && !state.person) return show(state, { at: "card-needed", choice, from });
  return show(state, confirming(choice, from));
}

function take(
  state: KioskState,
  { choice, claim }: Extract<Screen, { at: "confirm" | "refused" }>,
  isAgain: boolean,
): Moved {
  return show(state, { at: "taking", choice, claim }, [{ effect: "take", choice, claim, isAgain }]);
}

function refused(
  state: KioskState,
  { choice, claim }: Extract<Screen, { at: "taking" }>,
  { error }: Extract<KioskEvent, { event: "take-refused" }>,
): Moved {
  if (error.code === "card-needed") return show(state, { at: "card-needed", choice, from: null });
  if (error.code !== "already-has-ticket") return show(state, { at: "refused", choice, claim, error });
  const { ticketId, number, ahead, state: ticketState } = error.params;
  return show(state, {
    at: "already-has",
    choice,
    ticketId: String(ticketId),
    number: String(number),
    ahead: typeof ahead === "number" ? ahead : null,
    state: String(ticketState),
  });
}

function back(state: KioskState): Moved {
  const { screen } = state;
  switch (screen.at) {
    case "choose":
      return screen.group === null ? outOf(state) : show(state, { ...screen, group: null, page: 0 });
    case "guide":
      return show(state, screen.from);
    case "apply": {
      const step = stepBack(screen.step);
      if (step !== null) return show(state, { ...screen, step });
      return screen.from ? show(state, screen.from) : goHome(state);
    }
    case "pickup":
      return screen.step !== "code" ? stay(state) : show(state, { at: "progress", by: "choose" });
    case "progress":
      return screen.by === "choose" ? outOf(state) : show(state, { at: "progress", by: "choose" });
    case "confirm":
      return screen.from ? show(state, screen.from) : goHome(state);
    case "card-trouble":
      if (screen.from) return show(state, screen.from);
      return state.person ? show(state, choosing) : goHome(state);
    case "closed":
    case "card-needed":
      return screen.from ? show(state, screen.from) : goHome(state);
    case "taking":
    case "reprinting":
      return stay(state);
    case "home":
    case "attract":
    case "refused":
    case "already-has":
    case "ticket":
    case "reprint-refused":
    case "my-turn":
    case "desk":
    case "self-service":
      return goHome(state);
    default:
      return screen satisfies never;
  }
}

function tryAgain(state: KioskState): Moved {
  const { screen } = state;
  if (screen.at === "refused") return take(state, screen, true);
  if (screen.at === "my-turn") return flow(state, { event: "ask-my-turn" });
  return stay(state);
}

function isLookingForTicket(screen: Screen): boolean {
  return screen.at === "my-turn" && screen.looking === "asking";
}

function foundTicket(ticket: Extract<Screen, { at: "ticket" }>["ticket"]): Screen {
  return { at: "ticket", ticket, print: { is: "not-asked" }, isFound: true, isReprint: true, attempt: 0 };
}
