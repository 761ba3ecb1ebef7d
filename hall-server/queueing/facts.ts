/** What can have happened to a ticket before and after its calls. Times are milliseconds since the epoch. */
export interface QueueingFacts {
  /** `commandId`: under which it was asked for, since a kiosk that got no answer may have issued another in its place. */
  "ticket-taken": Taking & { commandId?: string };
  /** `takenAs`: the command that was never answered. `replaces`: the ticket without paper that it had made. */
  "ticket-handed-in": Taking & {
    leaseId: string;
    isExpired: boolean;
    takenAs?: string;
    replaces?: string;
  };
  "ticket-cancelled": { ticketId: string; by: string };
  "ticket-returned": { ticketId: string; virtualArrival: number; by: string };
  "item-added": { ticketId: string; itemId: string };
  "ticket-reprinted": { ticketId: string; by: string };
  "ticket-printed": {
    ticketId: string;
    outcome: "printed" | "not-printed" | "unknown";
    isReprint: boolean;
    by: string;
  };
  "numbers-leased": {
    leaseId: string;
    queueId: string;
    day: string;
    prefix: string;
    from: number;
    to: number;
    holder: string;
    ticketIds: string[];
    /** From the numbers kept for kiosks that are cut off, which have a count of their own. */
    isReserve?: true;
  };
  /** Leased, never issued: nobody can hand them in any more. */
  "numbers-given-back": { leaseId: string; ticketIds: string[]; by: string };
  /** The hall-day turned: who still waited, was held or was skipped is `expired`. */
  "day-turned": { day: string; expired: string[] };
}

/** Everything that was decided about a new ticket, resolved: nothing of it is looked up again. */
export interface Taking {
  ticketId: string;
  number: string;
  /** The series that the number is from, and its count there. */
  prefix: string;
  sequence: number;
  day: string;
  queueId: string;
  itemIds: string[];
  class: string;
  isClassClaimed: boolean;
  headStartMinutes: number;
  takenAt: number;
  virtualArrival: number;
  personId: string | null;
  /** Start of the quota's slot in minutes after midnight, where the queue has slots. */
  slot: number | null;
  by: string;
}
