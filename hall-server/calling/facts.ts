import type { Why } from "../contract/ticket.ts";

/** What can have happened at a counter. Times are milliseconds since the epoch; reasons are `Reason`s, never free text. */
export interface CallingFacts {
  "counter-opened": { counterId: string; staffId: string; staffNumber: string };
  "counter-paused": { counterId: string; reason: Reason };
  "counter-resumed": { counterId: string };
  /** Its called or served ticket, and those that waited for it alone, go back to their queues. */
  "counter-closed": { counterId: string; by: string; returned: string[] };
  "ticket-called": {
    ticketId: string;
    counterId: string;
    staffId: string;
    why: Why;
    /** From taken to this call, when it is the ticket's first. */
    waitMs: number | null;
    /** Given when the clerk chose this ticket out of its order. */
    reason: Reason | null;
    announcement: SpokenCall;
  };
  "ticket-recalled": { ticketId: string; counterId: string; announcement: SpokenCall | null };
  "service-started": { ticketId: string; counterId: string };
  "service-finished": {
    ticketId: string;
    counterId: string;
    staffId: string;
    invitationId: string;
    /** Null when it ran on from an earlier hall-day: nobody ended it then, and it says nothing about services. */
    serviceMs: number | null;
  };
  "ticket-skipped": { ticketId: string; counterId: string; reason: Reason };
  "ticket-held": { ticketId: string; counterId: string; reason: Reason };
  "ticket-transferred": {
    ticketId: string;
    counterId: string;
    toQueueId: string;
    toCounterId: string | null;
    reason: Reason;
  };
}

/** One of the hall's own reasons by its code, or free text that lies in the vault under `textId`. */
export type Reason = { code: string } | { textId: string };

/** A sentence in a zone's queue of announcements: it begins when those before it have ended. */
export interface SpokenCall {
  id: string;
  zoneId: string;
  number: string;
  counterId: string;
  startsAt: number;
  durationMs: number;
  repeats: number;
  /** Of full volume, as the hall's file wanted it at that time; full where it is left out. */
  volumePercent?: number;
}
