/** Whether somebody may do something with an application now, as the table of the life cycle says. */
import { lookUp } from "../catalog/look-up.ts";
import type { HallError } from "../contract/errors.ts";
import { type Deciding, type Principal, refuse } from "../deciding.ts";
import { hindranceOf } from "./hindrance.ts";
import { type ActName, actOf } from "./life-cycle.ts";
import type { ApplicationRecord } from "./record.ts";

export interface Admitting {
  principal: Principal;
  registry: Pick<Deciding["registry"], "unitsOf">;
}

/** The application, when it is there, in a state for it, and this person's to do it with. */
export function admit(
  deciding: Deciding,
  name: ActName,
  applicationId: string,
): ApplicationRecord | HallError {
  const record = deciding.intake.application(applicationId);
  if (!record || !maySee(deciding, record)) return refuse("not-found", { what: "application" });
  return refusal(deciding, name, record) ?? record;
}

/** Null: it may be done. */
export function refusal(admitting: Admitting, name: ActName, record: ApplicationRecord): HallError | null {
  const { from } = actOf(name);
  const part = partRefusal(admitting, name, record);
  if (part) return refuse("not-allowed", { what: "application", because: part });
  if (!from.includes(record.state))
    return refuse("wrong-state", { what: "application", state: record.state });
  if (record.sentTo !== null && answeredThere.includes(name))
    return refuse("wrong-state", { what: "application", because: "other-hall" });
  const because = hindranceOf(name, record);
  return because ? refuse("wrong-state", { what: "application", because }) : null;
}

/** 跨域通办: what another hall was asked to do is not done here as well. */
const answeredThere: readonly ActName[] = [
  "application:accept",
  "application:tellMissing",
  "application:refuseIntake",
  "application:finishInstant",
  "application:makeResult",
];

/** Which of their acts this person may do now: the buttons of a page. */
export function mayDo(admitting: Admitting, names: readonly ActName[], record: ApplicationRecord): ActName[] {
  return names.filter(
    (name) => actOf(name).who[admitting.principal.role] && refusal(admitting, name, record) === null,
  );
}

function partRefusal(
  { principal, registry }: Admitting,
  name: ActName,
  record: ApplicationRecord,
): string | null {
  const part = actOf(name).who[principal.role];
  const isOfTheirUnit = () =>
    record.unitId !== null && registry.unitsOf(principal.name).includes(record.unitId);
  if (part === undefined) return "not-yours";
  switch (part) {
    case "hall":
      return "not-yours";
    case "any":
      return null;
    case "own":
      return record.begunBy === principal.id || record.clerk === principal.name ? null : "not-yours";
    case "unit":
      return isOfTheirUnit() ? interest(principal, name, record) : "other-unit";
    case "taker":
      if (!isOfTheirUnit()) return "other-unit";
      if (record.reviewer !== principal.name) return "taken-by-another";
      return interest(principal, name, record);
    case "second":
      if (!isOfTheirUnit()) return "other-unit";
      if (record.decision?.decidedBy === principal.name) return "own-decision";
      return interest(principal, name, record);
  }
}

/** 回避: acts that weigh the case are closed to who took it in and to who has an interest in it. */
const weighing: readonly ActName[] = [
  "application:take",
  "application:decide",
  "application:confirmDecision",
  "application:addNote",
  "application:startSpecialStep",
  "application:endSpecialStep",
  "application:askExtension",
  "application:answerExtension",
  "application:end",
  "application:recordFalsePromise",
  "application:clearFalsePromise",
];

function interest(principal: Principal, name: ActName, record: ApplicationRecord): string | null {
  if (!weighing.includes(name)) return null;
  if (record.recused.includes(principal.name)) return "recused";
  return record.clerk === principal.name ? "took-it-in" : null;
}

/** The whole hall's applications are theirs to see. */
export function seesAll({ role }: Principal): boolean {
  return role === "clerk" || role === "manager" || role === "supervisor";
}

/** Reviewers and heads see what is at their units, agents what they handed in; the hall's counters see all of it. */
export function maySee({ principal, registry }: Admitting, record: ApplicationRecord): boolean {
  if (seesAll(principal)) return true;
  switch (principal.role) {
    case "reviewer":
    case "head":
      return record.unitId !== null && registry.unitsOf(principal.name).includes(record.unitId);
    case "agent":
      return record.begunBy === principal.id || record.clerk === principal.name;
    default:
      return false;
  }
}

/** A ticket's person stands at this clerk's counter now. */
export function atOwnCounter(deciding: Deciding, ticketId: string): { counterId: string } | HallError {
  const { calling } = deciding.state;
  const counterId = calling.counterOf.get(deciding.principal.name);
  if (counterId === undefined || !lookUp(deciding.config).counters.has(counterId))
    return refuse("counter-not-open");
  if (calling.counters.get(counterId)?.ticketId !== ticketId)
    return refuse("not-allowed", { what: "ticket", because: "not-at-your-counter" });
  return { counterId };
}
