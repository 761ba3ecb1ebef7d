import type { PrintOutcome } from "../../../drivers/contract/print.ts";
import type { KioskEvent } from "./events.ts";
import type { Moved } from "./flow.ts";
import type { KioskState, PrintState, ShownTicket } from "./state.ts";

/** A ticket that was just taken is printed once, by itself; every further print is a person's press. */
export function toTicket(state: KioskState, ticket: ShownTicket): Moved {
  return print(state, { ticket, isReprint: false, attempt: 1, isFound: false });
}

/** 再打一张, 再试着打印, 补打 */
export function onTicketScreen(state: KioskState): Moved {
  const { screen } = state;
  if (screen.at === "already-has") return askForReprint(state, screen.ticketId);
  if (screen.at !== "ticket" || screen.print.is === "printing") return { state, effects: [] };
  // Nothing came out: the next one is the first paper, not a copy.
  const isFirstPaper = screen.print.is === "not-printed" && !screen.isReprint;
  if (isFirstPaper || screen.isFound)
    return print(state, { ...screen, isReprint: screen.isFound, attempt: screen.attempt + 1 });
  return askForReprint(state, screen.ticket.ticketId);
}

function askForReprint(state: KioskState, ticketId: string): Moved {
  return {
    state: { ...state, screen: { at: "reprinting", ticketId } },
    effects: [{ effect: "allow-reprint", ticketId }],
  };
}

export function afterPrinting(
  state: KioskState,
  event: Extract<KioskEvent, { event: "reprint-allowed" | "reprint-refused" | "print-ended" }>,
): Moved {
  const { screen } = state;
  switch (event.event) {
    case "reprint-allowed":
      return screen.at === "reprinting"
        ? print(state, { ticket: event.ticket, isReprint: true, attempt: 1, isFound: false })
        : { state, effects: [] };
    case "reprint-refused":
      return screen.at === "reprinting"
        ? { state: { ...state, screen: { at: "reprint-refused", error: event.error } }, effects: [] }
        : { state, effects: [] };
    case "print-ended": {
      const isThisPaper =
        screen.at === "ticket" &&
        screen.ticket.ticketId === event.ticketId &&
        screen.attempt === event.attempt;
      if (!isThisPaper) return { state, effects: [] };
      return { state: { ...state, screen: { ...screen, print: printState(event.outcome) } }, effects: [] };
    }
    default:
      return event satisfies never;
  }
}

export function printState(outcome: PrintOutcome): PrintState {
  switch (outcome.outcome) {
    case "printed":
      return { is: "printed" };
    case "not-printed":
      return { is: "not-printed", reason: outcome.reason };
    case "unknown":
      return { is: "unknown" };
    default:
      return outcome satisfies never;
  }
}

interface Paper {
  ticket: ShownTicket;
  isReprint: boolean;
  attempt: number;
  isFound: boolean;
}

function print(state: KioskState, { ticket, isReprint, attempt, isFound }: Paper): Moved {
  return {
    state: {
      ...state,
      isAskingWhoIsHere: false,
      screen: { at: "ticket", ticket, print: { is: "printing" }, isFound, isReprint, attempt },
    },
    effects: [{ effect: "forget-card" }, { effect: "print", ticket, isReprint, attempt }],
  };
}
