/** A month's applications, row by row: never more of them in memory than a page, however many there were. */
import { setImmediate as turn } from "node:timers/promises";
import type { HallConfig } from "../catalog/config.ts";
import type { Label } from "../contract/values.ts";
import { calendarOf } from "../intake/dues.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import { maskedApplicant } from "../intake/reveal.ts";
import type { IntakeTables } from "../intake/tables.ts";
import type { Registry } from "../people/registry.ts";
import type { Vault } from "../people/vault.ts";
import { localTimeOf, momentOf } from "../time/hall-day.ts";
import {
  applicantWords,
  channelWords,
  columnWords,
  kindWords,
  outcomeWords,
  stateWords,
  wayWords,
  yes,
} from "./words.ts";

export interface MonthSource {
  config: HallConfig;
  intake: IntakeTables;
  vault: Vault;
  registry: Registry;
  now: number;
}

export interface MonthAsked {
  /** `2026-11` */
  month: string;
  language: "zh" | "en";
  /** Only those of these units; null = all. */
  unitIds: readonly string[] | null;
}

export type Cell = string | number | null;
type Column = keyof typeof columnWords;

/** So many are read at once; commands and views have their turn in between. */
const pageSize = 50;

export const columns = Object.keys(columnWords) as Column[];

/** Oldest first. Names are masked, as everywhere. */
export async function* monthRows(source: MonthSource, asked: MonthAsked): AsyncGenerator<Cell[]> {
  const { from, to } = boundsOf(asked.month, source.config.timeZone);
  const cellsOf = drawing(source, asked.language);
  let after = { receivedAt: from, seq: -1 };
  for (;;) {
    const page = source.intake.receivedBefore(to, after, pageSize);
    for (const record of page) {
      if (asked.unitIds && !asked.unitIds.includes(record.unitId ?? "")) continue;
      const cells = cellsOf(record);
      yield columns.map((column) => cells[column]);
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last;
    await turn();
  }
}

/** The month's first moment and the next month's, in milliseconds since the epoch. */
function boundsOf(month: string, timeZone: string): { from: number; to: number } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  return { from: momentOf(`${month}-01`, 0, timeZone), to: momentOf(`${next}-01`, 0, timeZone) };
}

function drawing(
  { config, vault, registry, now }: MonthSource,
  language: "zh" | "en",
): (record: ApplicationRecord) => Record<Column, Cell> {
  const say = (label: Label) => label[language];
  const numberOf = (staffId: string | null) => (staffId === null ? null : registry.staffNumberOf(staffId));
  const units = new Map(
    config.offices.flatMap(({ units: all }) => all.map(({ id, name }) => [id, say(name)])),
  );
  const { date: today } = localTimeOf(now, config.timeZone);
  const isTrue = (it: boolean) => (it ? say(yes) : null);
  return (record) => {
    const { terms, applicant } = record;
    const decision = decisionOf(record);
    return {
      number: record.number,
      item: terms.itemName,
      kind: say(kindWords[terms.kind]),
      applicant: maskedApplicant(vault, applicant),
      applicantKind: say(applicantWords[applicant.kind]),
      channel: say(channelWords[record.channel]),
      unit: record.unitId === null ? null : (units.get(record.unitId) ?? record.unitId),
      clerk: numberOf(record.clerk),
      reviewer: numberOf(record.reviewer),
      receivedAt: localText(record.receivedAt, config.timeZone),
      acceptedOn: record.acceptedOn,
      promisedDays: terms.days,
      lawDays: terms.lawDays,
      dueOn: record.dueOn,
      decidedOn: decision?.decidedOn ?? null,
      lateDays: lateDays(config, record, today),
      state: say(stateWords[record.state]),
      outcome: decision ? say(outcomeWords[decision.outcome]) : null,
      supplements: record.supplement?.rounds ?? 0,
      hasGaps: isTrue(record.gaps !== null),
      isPromise: isTrue(record.isPromise),
      isExtended: isTrue(record.extension?.isApproved === true),
      way: say(wayWords[record.wish.way]),
    };
  };
}

/** `2026-03-02 09:41` */
function localText(at: number, timeZone: string): string {
  const { date, minute } = localTimeOf(at, timeZone);
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${date} ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** One that a second reviewer has still to agree to is none. */
function decisionOf({ state, decision }: ApplicationRecord): ApplicationRecord["decision"] {
  return state === "reviewing" ? null : decision;
}

/** Working days by which the decision came late, or is late now; null where it is in time or nothing was due. */
function lateDays(config: HallConfig, record: ApplicationRecord, today: string): number | null {
  const { dueOn, special } = record;
  const decision = decisionOf(record);
  if (dueOn === null) return null;
  // While the clock stands in time, it is as it was when it stopped.
  const until = decision?.decidedOn ?? (special && special.since <= dueOn ? special.since : today);
  const left = calendarOf(config).remaining(until, dueOn);
  return left.ok && left.value < 0 ? -left.value : null;
}
