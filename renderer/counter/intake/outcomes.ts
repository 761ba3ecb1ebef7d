/**
 * How an item can be taken in now: which of the six ways are live, which is the next step, why another is not, and where
 * what stands in its way is put right. A pure reading of the draft; who may do it is the hall's to say.
 */
import type { Application } from "../../../hall-server/contract/intake.ts";
import type { IntakeWord } from "../../words/counter-intake.ts";
import { changedMaterials, type Draft, missingOf } from "./draft.ts";
import type { IntakeItem } from "./intake-item.ts";

export const outcomes = ["accept", "tellMissing", "gaps", "refuse", "promise", "receive"] as const;
export type Outcome = (typeof outcomes)[number];

export const capOf: Record<Outcome, "Alt 1" | "Alt 2" | "Alt 3" | "Alt 4" | "Alt 5" | "Alt 6"> = {
  accept: "Alt 1",
  tellMissing: "Alt 2",
  gaps: "Alt 3",
  refuse: "Alt 4",
  promise: "Alt 5",
  receive: "Alt 6",
};

export type Section = "materials" | "form" | "who" | "delivery";

/** Where the clerk is led: a section, and in it a material or a field. */
export interface Place {
  section: Section;
  id: string | null;
}

export interface OutcomeKey {
  outcome: Outcome;
  state: "next" | "live" | "off";
  note: { word: IntakeWord; values: Record<string, string | number> };
  /** Of one that is off: pressing it leads there. */
  leadsTo: Place | null;
}

export interface OutcomeFacts {
  item: IntakeItem;
  draft: Draft;
  /** Null while nothing was received. */
  application: Application | null;
  /** What stops the form or the applicant, first things first. */
  stops: readonly { place: Place; label: string }[];
  isAway: boolean;
  isBusy: boolean;
}

/** What this counter has to do with an application now. */
export type Phase = "intake" | "supplement" | "gap" | "done";

export function phaseOf(application: Application | null): Phase {
  if (application === null) return "intake";
  switch (application.state) {
    case "submitted":
    case "received":
      return "intake";
    case "supplementing":
      return "supplement";
    case "accepted":
    case "reviewing":
    case "special-step":
      return application.gaps && application.gaps.broughtAt === null ? "gap" : "done";
    case "decided":
    case "ready":
    case "delivered":
    case "archived":
    case "pre-refused":
    case "not-accepted":
    case "withdrawn":
    case "terminated":
    case "ended":
      return "done";
    default:
      return application.state satisfies never;
  }
}

/**
 * Whether the check-list and the form are shown: while nothing was received, and after it when the clerk goes on with it. Else
 * the application is: its number, its papers, what can be done next.
 */
export function isAtForm(application: Application | null, isBringing: boolean): boolean {
  if (phaseOf(application) === "done") return false;
  return application === null || application.state === "submitted" || isBringing;
}

/** Empty where nothing is left to take in. */
export function readOutcomes(facts: OutcomeFacts): OutcomeKey[] {
  const { isAway, isBusy } = facts;
  const phase = phaseOf(facts.application);
  if (phase === "done") return [];
  if (isAway || isBusy) {
    const word: IntakeWord = isAway ? "why.away" : "why.busy";
    return (phase === "intake" ? outcomes : (["accept"] as const)).map((outcome) => ({
      outcome,
      state: "off",
      note: { word, values: {} },
      leadsTo: null,
    }));
  }
  if (phase !== "intake") return [bringKey(facts)];
  const keys = outcomes.map((outcome) => read(outcome, facts));
  const green = nextOutcome(facts);
  return keys.map((key) => (key.outcome === green && key.state === "live" ? { ...key, state: "next" } : key));
}

/** Complete: it is accepted. Not complete although the clerk has looked: the person is told all of it once. */
function nextOutcome({ item, draft, application }: OutcomeFacts): Outcome | null {
  if (!draft.isTouched && application === null) return null;
  if (application?.isDeemed) return "accept";
  return missingOf(draft, item).length === 0 ? "accept" : "tellMissing";
}

/** What was missing, or may come late, is brought. */
function bringKey({ item, draft, application, stops }: OutcomeFacts): OutcomeKey {
  const missing = missingOf(draft, item);
  const leadsTo: Place = { section: "materials", id: missing[0]?.id ?? null };
  const hasAnswers = Object.values(draft.fields).some((value) => value.trim() !== "");
  const hasCome = application !== null && changedMaterials(draft, application).length > 0;
  if (!hasCome && !hasAnswers)
    return { outcome: "accept", state: "off", note: { word: "why.nothingBrought", values: {} }, leadsTo };
  const [stop] = stops;
  if (stop && missing.length === 0 && phaseOf(application) === "supplement") {
    const note: OutcomeKey["note"] = { word: "why.form", values: { field: stop.label } };
    return { outcome: "accept", state: "off", note, leadsTo: stop.place };
  }
  const word: IntakeWord = missing.length === 0 ? "does.bringAll" : "does.bringPart";
  return {
    outcome: "accept",
    state: "next",
    note: { word, values: { count: missing.length } },
    leadsTo: null,
  };
}

function read(outcome: Outcome, facts: OutcomeFacts): OutcomeKey {
  const { item, draft, application, stops } = facts;
  const missing = missingOf(draft, item);
  const [first] = missing;
  /** Given back by its reviewer: 受理 is not taken back, and what the law has accepted goes on as it is. */
  const isAccepted = application !== null && application.acceptedOn !== null;
  const live = (word: IntakeWord, values: OutcomeKey["note"]["values"] = {}): OutcomeKey => ({
    outcome,
    state: "live",
    note: { word, values },
    leadsTo: null,
  });
  const off = (
    word: IntakeWord,
    values: OutcomeKey["note"]["values"] = {},
    leadsTo: Place | null = null,
  ): OutcomeKey => ({ outcome, state: "off", note: { word, values }, leadsTo });
  const [stop] = stops;
  const stopped = stop ? off("why.form", { field: stop.label }, stop.place) : null;
  const firstMissing: Place = { section: "materials", id: first?.id ?? null };

  switch (outcome) {
    case "accept":
      if (application?.isDeemed) return live("does.accept");
      if (first) return off("why.missing", { count: missing.length }, firstMissing);
      return stopped ?? live(item.isInstant ? "does.instant" : "does.accept");
    case "tellMissing":
      if (isAccepted) return off("why.acceptedBefore");
      return whoStops(stops) ?? live(first ? "does.tellMissing" : "does.tellNote", { count: missing.length });
    case "gaps": {
      if (!first) return off("why.nothingMissing");
      const must = missing.find(({ mayComeLater }) => !mayComeLater);
      if (must) return off("why.mustBeHere", { name: must.name }, { section: "materials", id: must.id });
      return stopped ?? live("does.gaps", { count: missing.length });
    }
    case "promise":
      if (!item.isPromiseAllowed) return off("why.noPromise");
      if (!first) return off("why.nothingMissing");
      return stopped ?? live("does.promise", { count: missing.length });
    case "refuse":
      if (isAccepted) return off("why.acceptedBefore");
      return whoStops(stops) ?? live("does.refuse");
    case "receive":
      return whoStops(stops) ?? live("does.receive");
    default:
      return outcome satisfies never;
  }

  /** Whom a paper is written to must be known; the rest of the form may wait. */
  function whoStops(all: OutcomeFacts["stops"]): OutcomeKey | null {
    const who = all.find(({ place }) => place.section === "who");
    return who ? off("why.form", { field: who.label }, who.place) : null;
  }
}
