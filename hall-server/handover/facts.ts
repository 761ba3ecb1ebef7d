import type { PaperMove } from "./ledger.ts";

/** A line as it was written down; names are those of the catalogue. */
export interface ListedPaper {
  applicationId: string;
  applicationNumber: string;
  itemName: string;
  materialId: string | null;
  name: string;
  originals: number;
  copies: number;
}

export interface FoundLine {
  line: number;
  outcome: "received" | "missing" | "damaged";
  originals: number;
  copies: number;
  noteId: string | null;
}

/** Every fact that moves paper says which: `moves`. Notes lie in the vault. `by` is a staff number. */
export interface HandoverFacts {
  "handover-prepared": {
    handoverId: string;
    /** The day's how many-th. */
    serial: number;
    direction: "to-unit" | "to-counter";
    unitId: string;
    by: string;
    lines: ListedPaper[];
    moves: PaperMove[];
  };
  /** `receiveBy`: local date; null where the calendar's year is missing. */
  "handover-handed": { handoverId: string; by: string; receiveBy: string | null };
  "handover-received": { handoverId: string; by: string; found: FoundLine[]; moves: PaperMove[] };
  "handover-cancelled": { handoverId: string; by: string; moves: PaperMove[] };
  "handover-settled": {
    handoverId: string;
    line: number;
    outcome: "found" | "lost";
    by: string;
    noteId: string | null;
    moves: PaperMove[];
  };
}
