/**
 * The nine keys of a case: which are live, which one is the next step, and why another is not. The hall says what may be
 * done (`may`); this only puts it in its place. The keys never move.
 */
import type { Application } from "../../../hall-server/contract/intake.ts";
import type { CaseWord } from "../../words/office-case.ts";
import { type Cap, caps } from "../use-keys.ts";

export type CaseAct =
  | "take"
  | "grant"
  | "refuse"
  | "agree"
  | "sendBack"
  | "special"
  | "endSpecial"
  | "extend"
  | "answerExtension"
  | "giveBack"
  | "note"
  | "make"
  | "recuse";

export interface CaseKey {
  act: CaseAct;
  state: "next" | "live" | "off";
  /** Of who decides for another to confirm it, that it is a proposal. */
  name: CaseWord;
  /** What it does, or why it cannot. */
  note: { word: CaseWord; values: Record<string, string> };
}

interface KeyFacts {
  application: Application;
  /** Nothing is heard from the hall. */
  isAway: boolean;
  /** Staff number of who sits here. */
  staffNumber: string;
}

const commandOf: Record<CaseAct, string> = {
  take: "application:take",
  grant: "application:decide",
  refuse: "application:decide",
  agree: "application:confirmDecision",
  sendBack: "application:confirmDecision",
  special: "application:startSpecialStep",
  endSpecial: "application:endSpecialStep",
  extend: "application:askExtension",
  answerExtension: "application:answerExtension",
  giveBack: "application:giveBack",
  note: "application:addNote",
  make: "application:makeResult",
  recuse: "application:recuse",
};

export function readCaseKeys(facts: KeyFacts): Record<Cap, CaseKey> {
  const { application } = facts;
  const may = (act: CaseAct) => application.may.includes(commandOf[act]);
  const places: Record<Cap, CaseAct> = {
    F1: "take",
    F2: may("agree") ? "agree" : "grant",
    F3: may("sendBack") ? "sendBack" : "refuse",
    F4: application.state === "special-step" ? "endSpecial" : "special",
    F5: may("answerExtension") ? "answerExtension" : "extend",
    F6: "giveBack",
    F7: "note",
    F8: "make",
    F9: "recuse",
  };
  const next = nextOf(places, may);
  const keyAt = (cap: Cap): CaseKey => {
    const act = places[cap];
    const isProposal = (act === "grant" || act === "refuse") && application.needsTwoReviewers;
    const name = isProposal ? (`key.${act}Second` as const) : (`key.${act}` as const);
    const does = isProposal ? "does.propose" : (`does.${act}` as const);
    if (facts.isAway) return { act, name, state: "off", note: { word: "why.away", values: {} } };
    if (!may(act)) return { act, name, state: "off", note: whyNot(facts, act) };
    return { act, name, state: cap === next ? "next" : "live", note: { word: does, values: {} } };
  };
  return Object.fromEntries(caps.map((cap) => [cap, keyAt(cap)])) as Record<Cap, CaseKey>;
}

/** Green walks F1 → F2 → F8, by way of what waits for this person's answer. */
function nextOf(places: Record<Cap, CaseAct>, may: (act: CaseAct) => boolean): Cap | null {
  if (may("answerExtension")) return "F5";
  const order: readonly Cap[] = ["F1", "F2", "F8", "F4"];
  return order.find((cap) => places[cap] !== "special" && may(places[cap])) ?? null;
}

function whyNot({ application, staffNumber }: KeyFacts, act: CaseAct): CaseKey["note"] {
  const because = (word: CaseWord, values: Record<string, string> = {}) => ({ word, values });
  const { state, reviewer } = application;
  switch (state) {
    case "submitted":
    case "received":
    case "supplementing":
      return because("why.notHere");
    case "pre-refused":
    case "not-accepted":
    case "withdrawn":
    case "terminated":
    case "ended":
      return because("why.over");
    case "ready":
    case "delivered":
    case "archived":
      return because(act === "make" ? "why.made" : "why.over");
    case "decided":
      return because(act === "make" ? "why.notNow" : "why.decided");
    case "accepted":
      if (act === "make") return because("why.notDecided");
      return because(act === "take" ? "why.notNow" : "why.takeFirst");
    case "reviewing":
    case "special-step":
      break;
    default:
      state satisfies never;
  }
  if (act === "make") return because("why.notDecided");
  if (act === "take")
    return reviewer === staffNumber
      ? because("why.mineAlready")
      : because("why.taken", { staff: reviewer ?? "" });
  if (application.decision?.needsSecond && application.decision.confirmedBy === null)
    return because("why.waitsConfirm");
  if (state === "special-step") return because("why.special");
  if (reviewer !== null && reviewer !== staffNumber) return because("why.notYours", { staff: reviewer });
  if (act === "extend" && application.extension)
    return because(application.extension.isApproved === null ? "why.waitsExtension" : "why.notNow");
  return because("why.notNow");
}
