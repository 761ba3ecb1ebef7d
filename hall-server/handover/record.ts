/** A handover list as its facts make it. Pure: the same facts always give the same record. */
import type { HandoverDirection, HandoverState } from "../contract/handover.ts";
import type { Fact } from "../journal/fact.ts";
import type { FoundLine, HandoverFacts, ListedPaper } from "./facts.ts";
import { less, type Sheets } from "./ledger.ts";

export interface HandoverLineRecord extends ListedPaper {
  found: (Omit<FoundLine, "line"> & { settled: Settled | null }) | null;
}

interface Settled {
  outcome: "found" | "lost";
  by: string;
  at: number;
  noteId: string | null;
}

/** Times are hall time, milliseconds since the epoch. */
export interface HandoverRecord {
  id: string;
  day: string;
  serial: number;
  direction: HandoverDirection;
  unitId: string;
  state: HandoverState;
  preparedBy: string;
  preparedAt: number;
  handedBy: string | null;
  handedAt: number | null;
  receiveBy: string | null;
  receivedBy: string | null;
  receivedAt: number | null;
  lines: HandoverLineRecord[];
}

type HandoverFact = Extract<Fact, { name: keyof HandoverFacts }>;

export function isHandoverFact(fact: Fact): fact is HandoverFact {
  return fact.name.startsWith("handover-");
}

export function applyHandover(before: HandoverRecord | null, fact: HandoverFact): HandoverRecord | null {
  if (fact.name === "handover-prepared") return prepared(fact);
  if (!before) return null;
  switch (fact.name) {
    case "handover-handed":
      return {
        ...before,
        state: "handed",
        handedBy: fact.data.by,
        handedAt: fact.at,
        receiveBy: fact.data.receiveBy,
      };
    case "handover-received": {
      const byLine = new Map(fact.data.found.map((one) => [one.line, one]));
      return {
        ...before,
        state: "received",
        receivedBy: fact.data.by,
        receivedAt: fact.at,
        lines: before.lines.map((line, i) => {
          const { line: _, ...found } = byLine.get(i) ?? asListed(line, i);
          return { ...line, found: { ...found, settled: null } };
        }),
      };
    }
    case "handover-cancelled":
      return { ...before, state: "cancelled" };
    case "handover-settled": {
      const { outcome, by, noteId } = fact.data;
      const settled = { outcome, by, noteId, at: fact.at };
      return {
        ...before,
        lines: before.lines.map((line, i) =>
          i === fact.data.line && line.found ? { ...line, found: { ...line.found, settled } } : line,
        ),
      };
    }
    default:
      return fact satisfies never;
  }
}

function prepared(fact: Extract<Fact, { name: "handover-prepared" }>): HandoverRecord {
  const { handoverId, serial, direction, unitId, by, lines } = fact.data;
  return {
    id: handoverId,
    day: fact.day,
    serial,
    direction,
    unitId,
    state: "prepared",
    preparedBy: by,
    preparedAt: fact.at,
    handedBy: null,
    handedAt: null,
    receiveBy: null,
    receivedBy: null,
    receivedAt: null,
    lines: lines.map((line) => ({ ...line, found: null })),
  };
}

const asListed = ({ originals, copies }: ListedPaper, line: number): FoundLine => ({
  line,
  outcome: "received",
  originals,
  copies,
  noteId: null,
});

/** Of a received line, what its receiver did not find. */
export function missingOf(line: HandoverLineRecord): Sheets {
  return line.found ? less(line, line.found) : { originals: 0, copies: 0 };
}

/** Received, with paper missing of which nobody knows what became of it. */
export function isOpenLine(line: HandoverLineRecord): boolean {
  const { originals, copies } = missingOf(line);
  return line.found !== null && line.found.settled === null && originals + copies > 0;
}

export const openLinesOf = ({ lines }: HandoverRecord) => lines.filter(isOpenLine).length;
