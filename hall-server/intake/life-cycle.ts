/**
 * The life of an application as one table: what may be done, in which states, by whom, where it leads and what is printed.
 * Commands are decided by it, pages get their buttons from it, and a test holds every command of every role in every state
 * against it. What a row cannot say (all materials are here, a second reviewer agrees) stands with its command.
 */
import type { DocumentKind } from "../contract/documents.ts";
import type { ApplicationState } from "../contract/intake.ts";
import type { Role } from "../contract/roles.ts";

/**
 * What somebody has to do with the application:
 *   any: the role is enough; own: an agent's only what they handed in; unit: it is at a unit of theirs;
 *   taker: they have taken it up; second: at a unit of theirs, and not the one who decided; hall: time does it.
 */
type Part = "any" | "own" | "unit" | "taker" | "second" | "hall";

interface Act {
  from: readonly (ApplicationState | "none")[];
  /** `same`: nothing moves. Several: it depends on the input, as the command says. */
  to: readonly (ApplicationState | "same")[];
  who: Partial<Record<Role | "hall", Part>>;
  prints: readonly DocumentKind[];
}

const clerk = { clerk: "any" } as const;
const front = { clerk: "any", agent: "own" } as const;
const taker = { reviewer: "taker" } as const;
const hall = { hall: "hall" } as const;

const beforeDecision = [
  "submitted",
  "received",
  "supplementing",
  "accepted",
  "reviewing",
  "special-step",
] as const;
const atUnit = ["accepted", "reviewing", "special-step"] as const;
const everyState = [
  ...beforeDecision,
  ...(["decided", "ready", "delivered", "archived"] as const),
  ...(["pre-refused", "not-accepted", "withdrawn", "terminated", "ended"] as const),
] as const;

export const lifeCycle = {
  // 收件
  "application:submit": act(["none"], ["submitted"], { kiosk: "any", agent: "any" }, ["receipt"]),
  "application:refusePre": act(["submitted"], ["pre-refused"], clerk),
  "application:receive": act(["none", "submitted"], ["received"], { clerk: "any", agent: "any" }, [
    "application-form",
    "receipt",
  ]),
  "application:amend": act(["received", "supplementing"], ["same", "received"], front, ["receipt"]),
  // 五种结果
  "application:accept": act(["received"], ["accepted"], clerk, [
    "acceptance-notice",
    "handover-list",
    "gap-promise",
    "gap-notice",
    "promise-form",
  ]),
  "application:tellMissing": act(["received"], ["supplementing"], clerk, ["supplement-notice"]),
  "application:refuseIntake": act(["received"], ["not-accepted"], clerk, [
    "not-needed-decision",
    "not-our-remit-decision",
  ]),
  "application:finishInstant": act(["received"], ["delivered"], clerk, [
    "receipt",
    "approval-decision",
    "refusal-decision",
    "proof-of-delivery",
  ]),
  "application:bringGap": act(atUnit, ["same"], front, ["receipt"]),
  // 审查
  "application:take": act(["accepted"], ["reviewing"], { reviewer: "unit" }),
  "application:assign": act(["accepted", "reviewing"], ["reviewing"], { head: "unit" }),
  "application:urge": act(["accepted", "reviewing", "special-step", "decided"], ["same"], { head: "unit" }),
  "application:giveBack": act(["reviewing"], ["accepted", "received"], { reviewer: "taker", head: "unit" }, [
    "handover-list",
  ]),
  "application:recuse": act(["accepted", "reviewing"], ["same", "accepted"], {
    reviewer: "unit",
    head: "unit",
  }),
  "application:addNote": act(["reviewing", "special-step"], ["same"], { reviewer: "taker", head: "unit" }, [
    "check-record",
  ]),
  "application:startSpecialStep": act(["reviewing"], ["special-step"], taker, ["special-step-notice"]),
  "application:endSpecialStep": act(["special-step"], ["reviewing", "accepted"], {
    reviewer: "taker",
    head: "unit",
  }),
  "application:askExtension": act(["reviewing"], ["same"], taker),
  "application:answerExtension": act(["reviewing", "special-step"], ["same"], { head: "unit" }, [
    "extension-notice",
  ]),
  // 决定
  "application:decide": act(["reviewing"], ["decided", "same"], taker, [
    "approval-form",
    "approval-decision",
    "refusal-decision",
  ]),
  "application:confirmDecision": act(
    ["reviewing"],
    ["decided", "same"],
    { reviewer: "second", head: "second" },
    ["approval-decision", "refusal-decision"],
  ),
  "application:makeResult": act(["decided"], ["ready"], { reviewer: "unit", clerk: "any" }),
  // 出件: what hands it over stands with the delivery.
  deliver: act(["ready"], ["delivered"], { clerk: "any", kiosk: "any", hall: "hall" }, ["proof-of-delivery"]),
  archive: act(["delivered"], ["archived"], { clerk: "any", manager: "any", hall: "hall" }),
  // 提前结束
  "application:withdraw": act(beforeDecision, ["withdrawn"], front),
  "application:end": act(beforeDecision, ["ended"], { head: "unit", manager: "any" }),
  // 时限到了
  deemAccepted: act(["submitted", "received"], ["accepted"], hall, ["acceptance-notice"]),
  terminateSupplement: act(["supplementing"], ["terminated"], hall),
  terminateGaps: act(atUnit, ["terminated"], hall),
  grantBySilence: act(atUnit, ["decided"], hall, ["approval-decision"]),
  // 任何状态
  "application:showFields": act(everyState, ["same"], {
    clerk: "any",
    reviewer: "unit",
    head: "unit",
    agent: "own",
  }),
  "application:recordFalsePromise": act(everyState, ["same"], {
    reviewer: "unit",
    head: "unit",
    manager: "any",
  }),
  "application:clearFalsePromise": act(everyState, ["same"], { head: "unit", manager: "any" }),
} satisfies Record<string, Act>;

export type ActName = keyof typeof lifeCycle;
export const actNames = Object.keys(lifeCycle) as ActName[];

export const actOf = (name: ActName): Act => lifeCycle[name];

/** Nothing more can happen to it. */
export const finalStates: readonly ApplicationState[] = [
  "archived",
  "pre-refused",
  "not-accepted",
  "withdrawn",
  "terminated",
  "ended",
];

/** It ended without a decision: the same item may be begun again under the same matter. */
export function isGivenUp(state: ApplicationState): boolean {
  return finalStates.includes(state) && state !== "archived";
}

/** Somebody has still to do something for the person. */
export function isOpen(state: ApplicationState): boolean {
  return !finalStates.includes(state) && state !== "delivered";
}

function act(from: Act["from"], to: Act["to"], who: Act["who"], prints: readonly DocumentKind[] = []): Act {
  return { from, to, who, prints };
}
