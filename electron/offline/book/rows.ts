import type { Holder, Ticket } from "../../../hall-server/contract/ticket.ts";

/** The answer that the page got, but for its token. */
export interface KeptAnswer {
  ticket: Ticket;
  counters: string[];
}

/** What is known of a new ticket before it has a number. */
export interface NewIssue {
  commandId: string;
  /** What was asked, for knowing the same command again. */
  input: unknown;
  queueId: string;
  day: string;
  /** Hall time, milliseconds. */
  takenAt: number;
  contactAt: number;
  itemIds: string[];
  class: string | undefined;
  holder: Holder | undefined;
  /** The answer for the number that the book gives. */
  answer: (number: LeasedNumber) => KeptAnswer;
}

export interface LeasedNumber {
  ticketId: string;
  number: string;
  token: string;
}

export interface Issued {
  ticketId: string;
  answer: KeptAnswer;
  token: string;
  state: "kept" | "handed-in" | "refused";
  takenAt: number;
}

export interface IssuedRow {
  position: number;
  ticket_id: string;
  command_id: string;
  input_mark: string;
  queue_id: string;
  day: string;
  taken_at: number;
  contact_at: number;
  answer: string;
  token: Buffer;
  item_ids: string;
  class: string | null;
  holder: Buffer | null;
  person_mark: string | null;
  state: "kept" | "handed-in" | "refused";
  batch: string | null;
  is_alone: number;
  refused_because: string | null;
}

/** Tickets that go to the hall under one command. */
export interface Batch {
  commandId: string;
  contactAt: number;
  /** It was refused together with others, and goes alone. */
  isAlone: boolean;
  tickets: {
    ticketId: string;
    takenAt: number;
    itemIds: string[];
    class: string | null;
    holder: Holder | null;
    /** The hall may have been asked, and have a ticket under this id that nobody has on paper. */
    takenAs: string;
  }[];
}

export interface Returning {
  commandId: string;
  leaseId: string;
  ticketIds: string[];
}

/** A command that is sent to the hall after the tickets that it is about. */
export interface Report {
  commandId: string;
  event: string;
  input: object;
}
