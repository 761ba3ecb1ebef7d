import type { CardFault } from "../../../drivers/contract/id-card.ts";
import type { PrintOutcome } from "../../../drivers/contract/print.ts";
import type { PageError } from "../../kit/hall.ts";
import type {
  ApplyStep,
  Choice,
  Choosing,
  KioskState,
  MaskedPerson,
  PickupStep,
  ShownTicket,
} from "./state.ts";

/** What happens to a kiosk: a person's touches, the devices, the hall's answers, time. */
export type KioskEvent =
  | { event: "hall"; hall: KioskState["hall"] }
  /** `isSame`: the card of who is here already, once more. */
  | { event: "card-laid"; person: MaskedPerson; isSame?: boolean }
  | { event: "card-unreadable"; fault: CardFault }
  /** Of a ticket or of something else; what it says stays in the session's pocket. */
  | { event: "code-scanned" }
  | { event: "take-number" }
  | { event: "open-guide" }
  | { event: "ask-my-turn" }
  | { event: "open-apply" }
  | { event: "apply"; itemId: string }
  | { event: "apply-step"; step: ApplyStep }
  | { event: "open-progress" }
  | { event: "open-self-service" }
  | { event: "open-pickup" }
  | { event: "pickup-step"; step: PickupStep }
  | { event: "progress-by"; by: "card" | "number" }
  | { event: "open-desk" }
  | { event: "elderly"; isElderly: boolean }
  | { event: "choose-by"; by: Choosing["by"] }
  | { event: "open-group"; group: string }
  | { event: "type"; typed: string }
  | { event: "turn-page"; page: number }
  | { event: "choose"; choice: Choice }
  | { event: "open-claims" }
  | { event: "claim"; claim: string }
  | { event: "confirm" }
  | { event: "back" }
  | { event: "done" }
  | { event: "another-thing" }
  | { event: "try-again" }
  | { event: "print-again" }
  | { event: "call-help" }
  | { event: "close-help" }
  | { event: "idle-ask" }
  | { event: "still-here" }
  | { event: "idle-over" }
  | { event: "taken"; ticket: ShownTicket }
  | { event: "take-refused"; error: PageError }
  | { event: "found"; ticket: ShownTicket }
  | { event: "not-found"; error: PageError }
  | { event: "no-ticket-by-code"; looking: "not-a-ticket" | "over" | "away" }
  | { event: "reprint-allowed"; ticket: ShownTicket }
  | { event: "reprint-refused"; error: PageError }
  | { event: "print-ended"; ticketId: string; attempt: number; outcome: PrintOutcome }
  | { event: "help-answered"; isOnItsWay: boolean }
  | { event: "idle-attract" }
  | { event: "wake" }
  | { event: "print-guide" }
  | { event: "guide-printed"; itemId: string; attempt: number; outcome: PrintOutcome };

/** What the machine asks of the world around it. */
export type Effect =
  | {
      effect: "take";
      choice: Choice;
      claim: string | null /** The same command, sent again. */;
      isAgain: boolean;
    }
  | { effect: "print"; ticket: ShownTicket; isReprint: boolean; attempt: number }
  | { effect: "print-guide"; itemId: string; attempt: number }
  | { effect: "allow-reprint"; ticketId: string }
  | { effect: "find-by-card" }
  | { effect: "find-by-code" }
  | { effect: "call-help" }
  /** Empties the pocket with the card's fields. */
  | { effect: "forget-card" }
  | { effect: "back-to-chinese" }
  | { effect: "sound"; sound: "read" | "error" };
