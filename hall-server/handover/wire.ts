/** Handover lists as pages see them. */
import { unitName } from "../catalog/units-of.ts";
import type { Handover, HandoverRow } from "../contract/handover.ts";
import type { Deciding, Principal } from "../deciding.ts";
import { today } from "../intake/dues.ts";
import type { Viewing } from "../viewing.ts";
import { allowedActs, isUnitGone } from "./parties.ts";
import { type HandoverRecord, openLinesOf } from "./record.ts";

export type Reading = Pick<
  Deciding,
  "config" | "iso" | "now" | "vault" | "registry" | "handovers" | "intake" | "principal"
>;

export const readingOf = ({ hall, config, iso, now }: Viewing, principal: Principal): Reading => ({
  ...{ config, iso, now, principal },
  vault: hall.vault,
  registry: hall.registry,
  handovers: hall.handovers,
  intake: hall.intake,
});

export function wireRow(reading: Reading, record: HandoverRecord): HandoverRow {
  const time = (at: number | null) => (at === null ? null : reading.iso(at));
  const { id, direction, unitId, state, preparedBy, handedBy, receivedBy, receiveBy } = record;
  return {
    ...{ id, direction, unitId, state, preparedBy, handedBy, receivedBy, receiveBy },
    number: `${record.day}/${record.serial}`,
    unitName: unitName(reading.config, unitId),
    lineCount: record.lines.length,
    openLines: openLinesOf(record),
    preparedAt: reading.iso(record.preparedAt),
    handedAt: time(record.handedAt),
    receivedAt: time(record.receivedAt),
    isLate: state === "handed" && (receiveBy ?? record.day) < today(reading),
  };
}

export function wireHandover(reading: Reading, record: HandoverRecord): Handover {
  const note = (textId: string | null) => (textId === null ? null : reading.vault.text(textId));
  return {
    ...wireRow(reading, record),
    lines: record.lines.map(({ found, ...line }, i) => ({
      ...line,
      line: i,
      found: found && {
        outcome: found.outcome,
        originals: found.originals,
        copies: found.copies,
        note: note(found.noteId),
        settled: found.settled && {
          outcome: found.settled.outcome,
          by: found.settled.by,
          at: reading.iso(found.settled.at),
          note: note(found.settled.noteId),
        },
      },
    })),
    may: allowedActs(reading, record),
    isUnitGone: isUnitGone(reading.config, record.unitId),
  };
}

/** Answers are remembered, and no free text may be among them: it is read anew each time that one is given. */
export function withoutNotes({ lines, ...handover }: Handover): Handover {
  return {
    ...handover,
    lines: lines.map(({ found, ...line }) => ({
      ...line,
      found: found && {
        ...found,
        note: null,
        settled: found.settled && { ...found.settled, note: null },
      },
    })),
  };
}
