/** What a kiosk shows and knows. Never a full name, an ID number or a phone: those stay in the session's pocket. */
import type { CardFault } from "../../../drivers/contract/id-card.ts";
import type { PrintRefusal } from "../../../drivers/contract/print.ts";
import type { TicketState } from "../../../hall-server/contract/ticket.ts";
import type { WaitRange } from "../../../hall-server/contract/values.ts";
import type { PageError } from "../../kit/hall.ts";

/** 张*女士: all that the page may know of who stands before it. */
export interface MaskedPerson {
  /** First character and a star. */
  name: string;
  sex: "male" | "female" | null;
}

/** What the number is for: one item of the catalogue, or a queue (the all-round one, where any thing is done). */
export type Choice = { kind: "item"; itemId: string } | { kind: "queue"; queueId: string };

export interface ShownTicket {
  ticketId: string;
  number: string;
  queueId: string;
  itemIds: string[];
  classId: string;
  isClassClaimed: boolean;
  state: TicketState;
  /** ISO, the hall's. */
  takenAt: string;
  /** Given by this kiosk alone; the hall has it once it is heard again. */
  isOffline: boolean;
  token: string;
  /** Null once it is called, and where the hall could not be asked. */
  ahead: number | null;
  wait: WaitRange;
  counterIds: string[];
  /** Where to go, once called. */
  counterId: string | null;
}

export type PrintState =
  | { is: "not-asked" }
  | { is: "printing" }
  | { is: "printed" }
  | { is: "not-printed"; reason: PrintRefusal }
  /** The line went dead half-way: only the person can see whether a ticket lies in the slot. */
  | { is: "unknown" };

export interface Choosing {
  at: "choose";
  /** Taking a number for it, reading what it needs (办事指南), or handing it in here (自助申请). */
  purpose: "take" | "guide" | "apply";
  by: "event" | "department" | "search";
  /** The life event or department that is open. */
  group: string | null;
  typed: string;
  /** Counted from 0. */
  page: number;
}

export interface Guide {
  at: "guide";
  itemId: string;
  from: Choosing;
  /** Of the list of what to bring. */
  print: PrintState;
  attempt: number;
}

/** 自助申请, step by step; what is put together stays with the page itself. */
export type ApplyStep =
  /** The card says who applies. */
  | "card"
  /** What is needed, before anything is done. */
  | "list"
  | "materials"
  | "form"
  | "check"
  | "sending"
  | "refused"
  | "done";

/** 自助取件: until a code is answered, and while the compartment's number is read, nobody else's card comes between. */
export type PickupStep = "code" | "asking" | "handed-out";

export type Screen =
  | { at: "home" }
  /** Nobody has been here for a while: what the hall tells everybody. */
  | { at: "attract" }
  | Choosing
  | Guide
  /** The hall is closed, and this cannot be done without it. */
  | { at: "closed"; wanted: "number" | "my-turn"; from: Guide | null }
  | {
      at: "confirm";
      choice: Choice;
      claim: string | null;
      isClaimListOpen: boolean;
      /** Null: straight from the home page. */
      from: Guide | Choosing | null;
    }
  | { at: "taking"; choice: Choice; claim: string | null }
  | { at: "refused"; choice: Choice; claim: string | null; error: PageError }
  | {
      at: "already-has";
      choice: Choice;
      ticketId: string;
      number: string;
      ahead: number | null;
      state: string;
    }
  | {
      at: "ticket";
      ticket: ShownTicket;
      print: PrintState;
      /** Found by the card or by the ticket's code (到我了吗), not taken just now: it is printed only when asked for. */
      isFound: boolean;
      /** A copy of one that may have come out: it carries 补打. */
      isReprint: boolean;
      /** How often printing was asked for; each gets a job of its own. */
      attempt: number;
    }
  | { at: "reprinting"; ticketId: string }
  | { at: "reprint-refused"; error: PageError }
  /** `from`: where the card was asked for, and where the next one goes on. */
  | { at: "card-trouble"; fault: CardFault; from: Screen | null }
  /** `choice`: what was chosen already. */
  | { at: "card-needed"; choice: Choice | null; from: Guide | Choosing | null }
  | {
      at: "my-turn";
      /** `over`, `not-a-ticket`: what came of a code that was scanned. */
      looking: "waits-for-card" | "asking" | "none" | "over" | "not-a-ticket" | "away";
    }
  | { at: "desk" }
  /** What can be done here besides a number, for large type: its home page has room for one way to it. */
  | { at: "self-service" }
  | { at: "apply"; itemId: string; step: ApplyStep; from: Guide | Choosing | null }
  | { at: "pickup"; step: PickupStep }
  /** 查进度: `choose` between card and number. */
  | { at: "progress"; by: "choose" | "card" | "number" };

export interface KioskState {
  screen: Screen;
  person: MaskedPerson | null;
  /** How many different cards were laid since somebody came: what was put together for one is not the next one's. */
  cards: number;
  isElderly: boolean;
  help: "none" | "calling" | "called" | "failed";
  /** 60 s without a touch: is somebody still here? */
  isAskingWhoIsHere: boolean;
  /** What the hall last said; decides what a card does. */
  hall: {
    isOpen: boolean;
    /** While the hall is closed this kiosk stays usable for what needs no staff. */
    isRoundTheClock: boolean;
    needsCard: boolean;
    allRoundQueueId: string | null;
    /** It is not heard, and this kiosk gives numbers by itself. */
    isAlone: boolean;
  };
}

export const home: Screen = { at: "home" };

export const startState: KioskState = {
  screen: home,
  person: null,
  cards: 0,
  isElderly: false,
  help: "none",
  isAskingWhoIsHere: false,
  hall: { isOpen: false, isRoundTheClock: false, needsCard: false, allRoundQueueId: null, isAlone: false },
};
