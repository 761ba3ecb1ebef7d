/**
 * What time does by itself: 视为受理 after five working days without an answer, supplements and gaps that did not come,
 * silence that is consent, and dates that could not be computed before. Pure: the same applications on the same day give
 * the same facts, and once they are written there are none. Each says that the hall itself did it.
 */
import type { HallConfig } from "../catalog/config.ts";
import { lookUp } from "../catalog/look-up.ts";
import type { Hall } from "../hall.ts";
import { isDiskError } from "../journal/disk-error.ts";
import type { NewFact } from "../journal/fact.ts";
import { dueAfterPauses } from "../working-days/suspension.ts";
import { after, calendarOf, decisionDue, today } from "./dues.ts";
import type { IntakeFacts } from "./facts.ts";
import { type ApplicationRecord, openGaps } from "./record.ts";
import type { IntakeTables } from "./tables.ts";
import { allUnitIds, placeOf } from "./units.ts";
import { maySilenceGrant } from "./wakes-on.ts";

interface At {
  config: HallConfig;
  /** Hall time, milliseconds since the epoch. */
  now: number;
}

const by = "hall";

/** One step at the most: what follows from it follows in the next sweep. */
export function timeDoes(at: At, record: ApplicationRecord): NewFact | null {
  const day = today(at);
  const isOver = (last: string | null) => last !== null && last < day;
  const one = { applicationId: record.id, by };
  switch (record.state) {
    case "submitted":
    case "received":
      if (record.acceptedOn === null && isOver(record.answerBy)) return deemAccepted(at, record);
      break;
    case "supplementing":
      if (isOver(record.supplement?.until ?? null))
        return { name: "application-terminated", data: { ...one, because: "supplement-overdue" } };
      break;
    case "accepted":
    case "reviewing":
    case "special-step":
      if (openGaps(record).length > 0 && isOver(record.gaps?.until ?? null))
        return { name: "application-terminated", data: { ...one, because: "gap-overdue" } };
      if (maySilenceGrant(record) && isOver(record.dueOn)) return grantBySilence(at, record, day);
      break;
    default:
      break;
  }
  return setDates(at, record);
}

/** 视为受理: from the day on which the papers, or the last of them, were received. */
function deemAccepted(at: At, record: ApplicationRecord): NewFact {
  const acceptedOn = record.supplement?.completeOn ?? record.receivedOn;
  return {
    name: "application-deemed-accepted",
    data: {
      applicationId: record.id,
      by,
      acceptedOn,
      dueOn: decisionDue(at, record.terms, acceptedOn),
    },
  };
}

/** 超期视为默认同意 */
function grantBySilence({ config }: At, record: ApplicationRecord, day: string): NewFact {
  return {
    name: "application-decided",
    data: {
      applicationId: record.id,
      by,
      outcome: "granted",
      reasonTextId: null,
      needsSecond: false,
      reviewer: null,
      on: day,
      deliverBy: after(config, day, config.intake.deliverDays),
    },
  };
}

type Dates = Omit<IntakeFacts["application-dates-set"], "applicationId" | "by">;

/** Working days of a year that has become known since; null while nothing can be set. */
function setDates(at: At, record: ApplicationRecord): NewFact | null {
  if (record.sentTo !== null) return null;
  const { config } = at;
  const { intake } = config;
  const { supplement, gaps, acceptedOn, decision } = record;
  const dates: Dates = {};
  const set = (name: keyof Dates, day: string | null) => {
    if (day !== null) dates[name] = day;
  };
  switch (record.state) {
    case "submitted":
    case "received": {
      const from = supplement?.completeOn ?? record.receivedOn;
      if (acceptedOn === null && record.answerBy === null)
        set("answerBy", after(config, from, intake.answerDays));
      break;
    }
    case "supplementing":
      if (supplement && supplement.until === null)
        set("supplementUntil", after(config, dateOf(at, supplement.toldAt), supplement.days));
      break;
    case "accepted":
    case "reviewing":
    case "special-step":
      // While the clock stands, its date is worked out when it goes on.
      if (record.state !== "special-step" && acceptedOn !== null && record.dueOn === null)
        set("dueOn", decisionDueAgain(at, record, acceptedOn));
      if (gaps && gaps.until === null && gaps.broughtAt === null)
        set("gapsUntil", after(config, gaps.from, gaps.days));
      break;
    case "decided":
      if (decision && record.deliverBy === null)
        set("deliverBy", after(config, decision.decidedOn, intake.deliverDays));
      break;
    default:
      break;
  }
  if (Object.keys(dates).length === 0) return null;
  return { name: "application-dates-set", data: { applicationId: record.id, by, ...dates } };
}

/** The decision's date with everything that has moved it since: pauses and an extension. */
function decisionDueAgain(at: At, record: ApplicationRecord, acceptedOn: string): string | null {
  const first = decisionDue(at, record.terms, acceptedOn);
  if (first === null) return null;
  const { extension, pauses } = record;
  // Pauses last: one that began within the extension counts as well.
  const extended = extension?.isApproved ? after(at.config, first, extension.days) : first;
  if (extended === null) return null;
  const resumed = dueAfterPauses(calendarOf(at.config), extended, pauses);
  return resumed.ok ? resumed.value : null;
}

function dateOf({ config }: At, moment: number): string {
  return today({ config, now: moment });
}

/** So many facts are written at once: a hall that was off for weeks does not keep its clerks waiting. */
const mostAtOnce = 200;

/** To be called often. Looks once a minute, and until nothing is left to do. */
export class Sweep {
  readonly #intake: IntakeTables;
  #nextAt = 0;
  /** Looked after once a start: while the program runs, the hall's file stays as it is. */
  #isAtHome = false;

  constructor(intake: IntakeTables) {
    this.#intake = intake;
  }

  /** A minute has passed since nothing was left to do. */
  isDue(now: number): boolean {
    return now >= this.#nextAt;
  }

  /** Asked within the transaction that writes them. */
  facts(at: At): NewFact[] {
    const facts = this.#isAtHome ? [] : this.#bringHome(at.config);
    if (facts.length > 0) return facts;
    this.#isAtHome = true;
    for (const record of this.#intake.waking(today(at))) {
      const fact = timeDoes(at, record);
      if (fact) facts.push(fact);
      // What is left comes with the next look.
      if (facts.length === mostAtOnce) return facts;
    }
    this.#nextAt = at.now + everyMs;
    return facts;
  }

  /** 机构调整: what lies at a unit that the hall's file no longer names goes where its item goes now. */
  #bringHome(config: HallConfig): NewFact[] {
    return this.#intake.strayed(allUnitIds(config), mostAtOnce).map(({ id: applicationId, terms }) => {
      const domainOf = lookUp(config).items.get(terms.itemId)?.unitIds;
      return { name: "application-moved", data: { applicationId, by, ...placeOf(config, domainOf) } };
    });
  }
}

const everyMs = 60_000;

/** To be called often: what time did to applications is written, by the hall itself. */
export function noteWhatTimeDid(hall: Hall, sweep: Sweep): void {
  if (!sweep.isDue(hall.clock.now())) return;
  try {
    hall.noteAll((now) => sweep.facts({ config: hall.config, now }));
  } catch (error) {
    // Storage tells of it, and the next look finds the same.
    if (!isDiskError(error)) throw error;
  }
}
