/** Who may do what with an errand, in which state. One table; pages show what is in it, commands refuse what is not. */
import type { errandCommands } from "../contract/errands.ts";
import { type ErrandRecord, openTasksOf } from "./record.ts";

export type ErrandStep = Exclude<keyof typeof errandCommands, "errand:entrust" | "errand:print">;

/** Who asks. `siteId` is the agent's own; heads, managers and supervisors have none. */
export interface Asking {
  staffId: string;
  role: string;
  siteId: string | null;
  /** The agent's own site, and those below it. */
  sitesBelow: readonly string[];
  /** The hall's own, which has what lies at a site that is gone. */
  hallSiteId: string;
  /** Of the hall's file as it is now. */
  knownSites: readonly string[];
}

/** Where that is now: villages are merged and closed, and what was entrusted there is still somebody's. */
export function placeOf(
  { hallSiteId, knownSites }: Pick<Asking, "hallSiteId" | "knownSites">,
  siteId: string,
): string {
  return knownSites.includes(siteId) ? siteId : hallSiteId;
}

/** To whom an errand goes back: the site that it came from; null where it came from nowhere else. */
export function backTo(errand: ErrandRecord, asking: Asking): string | null {
  const last = errand.path.at(-1);
  const site = last === undefined ? null : placeOf(asking, last);
  return site === placeOf(asking, errand.atSiteId) ? null : site;
}

interface Rule {
  from: readonly ErrandRecord["state"][];
  who: (errand: ErrandRecord, asking: Asking) => boolean;
}

const isHere = (errand: ErrandRecord, asking: Asking) => placeOf(asking, errand.atSiteId) === asking.siteId;
const isFromHere = (errand: ErrandRecord, asking: Asking) =>
  placeOf(asking, errand.fromSiteId) === asking.siteId;
const isFromBelow = (errand: ErrandRecord, asking: Asking) =>
  asking.sitesBelow.includes(placeOf(asking, errand.fromSiteId));
const hasTask = (errand: ErrandRecord, { staffId }: Asking) =>
  errand.tasks.some((task) => task.assignee === staffId);
const oversees = (errand: ErrandRecord, asking: Asking) =>
  asking.role !== "agent" || isFromBelow(errand, asking) || isHere(errand, asking);

const rules: Record<ErrandStep, Rule> = {
  "errand:handUp": { from: ["handling"], who: isHere },
  "errand:takeUp": { from: ["handed-up"], who: isHere },
  "errand:sendBack": {
    from: ["handed-up", "handling"],
    who: (errand, asking) => isHere(errand, asking) && backTo(errand, asking) !== null,
  },
  "errand:split": { from: ["handling"], who: isHere },
  "errand:assign": {
    from: ["handling"],
    who: (errand, asking) => isHere(errand, asking) && openTasksOf(errand).length > 0,
  },
  "errand:urge": { from: ["handling", "handed-up"], who: oversees },
  "errand:feedBack": {
    from: ["handling"],
    who: (errand, asking) => isHere(errand, asking) || hasTask(errand, asking),
  },
  "errand:payFee": {
    from: ["handling", "done"],
    who: (errand, asking) => isHere(errand, asking) || hasTask(errand, asking),
  },
  "errand:finish": {
    from: ["handling"],
    who: (errand, asking) => isHere(errand, asking) && openTasksOf(errand).length === 0,
  },
  "errand:deliver": { from: ["done"], who: isFromHere },
  "errand:callBack": { from: ["delivered"], who: oversees },
  "errand:withdraw": {
    from: ["handling", "handed-up"],
    who: (errand, asking) => isHere(errand, asking) || isFromHere(errand, asking),
  },
};

/** Null when it may be done; otherwise whether the state or the person is why not. */
export function whyNot(
  errand: ErrandRecord,
  step: ErrandStep,
  asking: Asking,
): "wrong-state" | "not-allowed" | null {
  const rule = rules[step];
  if (!rule.from.includes(errand.state)) return "wrong-state";
  return rule.who(errand, asking) ? null : "not-allowed";
}

export function mayDo(
  errand: ErrandRecord,
  asking: Asking,
  roles: Record<ErrandStep, readonly string[]>,
): ErrandStep[] {
  return (Object.keys(rules) as ErrandStep[]).filter(
    (step) => roles[step].includes(asking.role) && whyNot(errand, step, asking) === null,
  );
}

/** Heads, managers and supervisors see all; an agent what was entrusted at or below their site, came by it, or is theirs to do. */
export function maySee(errand: ErrandRecord, asking: Asking): boolean {
  if (asking.role !== "agent") return true;
  return (
    isHere(errand, asking) ||
    isFromBelow(errand, asking) ||
    errand.path.some((siteId) => placeOf(asking, siteId) === asking.siteId) ||
    hasTask(errand, asking)
  );
}
