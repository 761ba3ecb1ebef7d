import type { KioskState } from "./state.ts";

export type IdlePhase =
  | { phase: "fine" }
  /** A page that says so itself goes home in this many seconds. */
  | { phase: "leaving"; secondsLeft: number }
  | { phase: "ask"; secondsLeft: number }
  | { phase: "over" }
  /** Nobody has been here for a while: the first page makes room for what the hall tells everybody. */
  | { phase: "attract" };

const askAfterS = 60;
/** Papers are sorted and laid under the camera, and nobody touches the screen meanwhile. */
const applyAskAfterS = 120;
const answerWithinS = 15;
const ticketS = 15;
const elderlyTicketS = 30;
const attractAfterS = 180;
/** Who stands before a closed hall has read when it opens; the screen goes dark sooner. */
const attractWhenClosedAfterS = 60;

export interface Rest {
  /** Nothing on the first page was changed by anybody. */
  isAsItWas: boolean;
  /** A card lies on the reader: whose it is may be near. */
  isCardThere: boolean;
}

/** What a while without a touch means here. `quietS`: seconds since the last touch or since the page changed by itself. */
export function idlePhase(state: KioskState, quietS: number, { isAsItWas, isCardThere }: Rest): IdlePhase {
  const { screen } = state;
  switch (screen.at) {
    case "taking":
    case "reprinting":
      return { phase: "fine" };
    case "home":
      // Nobody's; only large type and language go back to what most people need.
      if (quietS >= askAfterS && !isAsItWas) return { phase: "over" };
      return quietS >= (state.hall.isOpen ? attractAfterS : attractWhenClosedAfterS) && !isCardThere
        ? { phase: "attract" }
        : { phase: "fine" };
    case "attract":
      return { phase: "fine" };
    case "ticket":
      if (screen.print.is === "printing") return { phase: "fine" };
      if (screen.print.is !== "printed") return asking(quietS);
      return leaving(quietS, state.isElderly ? elderlyTicketS : ticketS);
    case "apply":
      if (screen.step === "sending") return { phase: "fine" };
      // Number and query password stand there for whoever comes by.
      return asking(quietS, screen.step === "done" ? askAfterS : applyAskAfterS);
    case "pickup":
      return screen.step === "asking" ? { phase: "fine" } : asking(quietS);
    case "progress":
    case "choose":
    case "guide":
    case "closed":
    case "confirm":
    case "refused":
    case "already-has":
    case "reprint-refused":
    case "card-trouble":
    case "card-needed":
    case "my-turn":
    case "desk":
    case "self-service":
      return asking(quietS);
    default:
      return screen satisfies never;
  }
}

function asking(quietS: number, afterS = askAfterS): IdlePhase {
  if (quietS < afterS) return { phase: "fine" };
  const secondsLeft = Math.ceil(afterS + answerWithinS - quietS);
  return secondsLeft > 0 ? { phase: "ask", secondsLeft } : { phase: "over" };
}

function leaving(quietS: number, afterS: number): IdlePhase {
  const secondsLeft = Math.ceil(afterS - quietS);
  return secondsLeft > 0 ? { phase: "leaving", secondsLeft } : { phase: "over" };
}
