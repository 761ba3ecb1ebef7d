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
}

interface Rule {
  from: readonly ErrandRecord["state"][];
  who: (errand: ErrandRecord, asking: Asking) => boolean;
}

const isHere = (errand: ErrandRecord, { siteId }: Asking) => errand.atSiteId === siteId;
const isFromHere = (errand: ErrandRecord, { siteId }: Asking) => errand.fromSiteId === siteId;
const hasTask = (errand: ErrandRecord, { staffId }: Asking) =>
  errand.tasks.some((task) => task.assignee === staffId);
const oversees = (errand: ErrandRecord, asking: Asking) =>
  asking.role !== "agent" || asking.sitesBelow.includes(errand.fromSiteId) || isHere(errand, asking);

const rules: Record<ErrandStep, Rule> = {
  "errand:handUp": { from: ["handling"], who: isHere },
  "errand:takeUp": { from: ["handed-up"], who: isHere },
  "errand:sendBack": {
    from: ["handed-up", "handling"],
    who: (errand, asking) => isHere(errand, asking) && errand.path.length > 0,
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
    asking.sitesBelow.includes(errand.fromSiteId) ||
    errand.path.includes(asking.siteId ?? "") ||
    hasTask(errand, asking)
  );
}
