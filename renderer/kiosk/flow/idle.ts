import type { KioskState } from "./state.ts";

export type IdlePhase =
  | { phase: "fine" }
  /** A page that says so itself goes home in this many seconds. */
  | { phase: "leaving"; secondsLeft: number }
  | { phase: "ask"; secondsLeft: number }
  | { phase: "over" };

const askAfterS = 60;
const answerWithinS = 15;
const ticketS = 15;
const elderlyTicketS = 30;

/** What a while without a touch means here. `quietS`: seconds since the last touch or since the page changed by itself. */
export function idlePhase(state: KioskState, quietS: number, isAsItWas: boolean): IdlePhase {
  const { screen } = state;
  switch (screen.at) {
    case "taking":
    case "reprinting":
      return { phase: "fine" };
    case "home":
      // Nobody's; only large type and language go back to what most people need.
      return quietS >= askAfterS && !isAsItWas ? { phase: "over" } : { phase: "fine" };
    case "ticket":
      if (screen.print.is === "printing") return { phase: "fine" };
      if (screen.print.is !== "printed") return asking(quietS);
      return leaving(quietS, state.isElderly ? elderlyTicketS : ticketS);
    case "choose":
    case "guide":
    case "confirm":
    case "refused":
    case "already-has":
    case "reprint-refused":
    case "card-trouble":
    case "card-needed":
    case "my-turn":
    case "desk":
      return asking(quietS);
    default:
      return screen satisfies never;
  }
}

function asking(quietS: number): IdlePhase {
  if (quietS < askAfterS) return { phase: "fine" };
  const secondsLeft = Math.ceil(askAfterS + answerWithinS - quietS);
  return secondsLeft > 0 ? { phase: "ask", secondsLeft } : { phase: "over" };
}

function leaving(quietS: number, afterS: number): IdlePhase {
  const secondsLeft = Math.ceil(afterS - quietS);
  return secondsLeft > 0 ? { phase: "leaving", secondsLeft } : { phase: "over" };
}
