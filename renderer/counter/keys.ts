/**
 * The eight keys of a counter: which are live, which one is the next step, and why another is not. A pure reading of
 * what the hall says; the keys never move, and at most one of them is green.
 */
import type { ViewValue } from "../../hall-server/contract/views.ts";
import type { CounterWord } from "../words/counter.ts";

export const capsInOrder = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"] as const;
export type Cap = (typeof capsInOrder)[number];

export type Act =
  | "callNext"
  | "recall"
  | "start"
  | "finish"
  | "skip"
  | "hold"
  | "transfer"
  | "pause"
  | "resume";

export interface Key {
  act: Act;
  state: "next" | "live" | "off";
  /** Under the key's name: what it will do, or why it cannot. */
  note: { word: CounterWord; values: Record<string, string | number> };
}

export interface KeyFacts {
  view: ViewValue<"counter">;
  /** How often and how far apart a number is called before it is skipped; null while the hall has not told. */
  calls: { callsBeforeSkip: number; secondsBetweenCalls: number } | null;
  /** Hall time, milliseconds since the epoch. */
  now: number;
  /** Nothing is heard from the hall: pressing would promise what may not happen. */
  isAway: boolean;
  /** What was pressed and is not answered yet. */
  busy: Act | null;
  /** Something was begun and not taken in: finishing asks first. */
  isTakingIn?: boolean;
  /** The next step is a key of the intake, not one of these. */
  isNextElsewhere?: boolean;
  /** `9:51` for an ISO time of the hall. */
  clock: (iso: string) => string;
}

type Note = Key["note"];
const note = (word: CounterWord, values: Note["values"] = {}): Note => ({ word, values });
const off = (act: Act, why: Note): Key => ({ act, state: "off", note: why });
const live = (act: Act, does: Note): Key => ({ act, state: "live", note: does });

export function readKeys(facts: KeyFacts): Record<Cap, Key> {
  const keys = keysOf(facts);
  const green = nextStep(facts);
  for (const cap of capsInOrder) {
    const key = keys[cap];
    if (facts.isAway) keys[cap] = off(key.act, note("why.away"));
    else if (facts.busy === key.act) keys[cap] = off(key.act, note("why.busy"));
    else if (cap === green && key.state === "live") keys[cap] = { ...key, state: "next" };
  }
  return keys;
}

function keysOf(facts: KeyFacts): Record<Cap, Key> {
  switch (facts.view.counter.activity) {
    case "idle":
      return idleKeys(facts);
    case "called":
      return calledKeys(facts);
    case "serving":
      return servingKeys(facts);
    default:
      return facts.view.counter.activity satisfies never;
  }
}

function idleKeys({ view }: KeyFacts): Record<Cap, Key> {
  const nobody = note("why.callFirst");
  return {
    F1: callNextKey(view),
    F2: off("recall", nobody),
    F3: off("start", nobody),
    F4: off("finish", note("why.nobodyHere")),
    F5: off("skip", nobody),
    F6: off("hold", note("why.nobodyHere")),
    F7: off("transfer", note("why.nobodyHere")),
    F8: pauseKey(view, note("does.pause")),
  };
}

function callNextKey(view: KeyFacts["view"]): Key {
  if (view.counter.state === "paused") return off("callNext", note("why.paused"));
  const first = view.waiting[0];
  if (first) return live("callNext", note("does.callNext", { number: first.number }));
  if (view.queues.some((queue) => queue.isOverflow && queue.waiting > 0))
    return live("callNext", note("does.callOverflow"));
  return off("callNext", note("why.nobodyWaits"));
}

function calledKeys({ view, calls, now }: KeyFacts): Record<Cap, Key> {
  const count = view.current?.callCount ?? 1;
  return {
    F1: off("callNext", note("why.settleFirst")),
    F2: live("recall", note("does.recall", { count })),
    F3: live("start", note("does.start")),
    F4: off("finish", note("why.notStarted")),
    F5: live("skip", skipNote(view, calls, now)),
    F6: live("hold", note("does.hold")),
    F7: live("transfer", note("does.transfer")),
    F8: pauseKey(view, note("does.pauseAfter")),
  };
}

function servingKeys({ view, clock, isTakingIn }: KeyFacts): Record<Cap, Key> {
  const startedAt = view.current?.startedAt;
  return {
    F1: off("callNext", note("why.finishFirst")),
    F2: off("recall", note("why.isHere")),
    F3: off("start", startedAt ? note("why.started", { time: clock(startedAt) }) : note("why.isHere")),
    F4: live("finish", note(isTakingIn ? "does.finishAsks" : "does.finish")),
    F5: off("skip", note("why.isHere")),
    F6: live("hold", note("does.hold")),
    F7: live("transfer", note("does.transfer")),
    F8: pauseKey(view, note("does.pauseAfter")),
  };
}

/** A skip is never refused, since a person may say that they are leaving; the note tells when the hall's rule is met. */
function skipNote(view: KeyFacts["view"], calls: KeyFacts["calls"], now: number): Note {
  const count = view.current?.callCount ?? 1;
  if (!calls) return note("does.skip");
  if (count < calls.callsBeforeSkip) return note("does.skipAfter", { count: calls.callsBeforeSkip });
  const seconds = secondsToSkip(view, calls, now);
  return seconds > 0 ? note("does.skipIn", { seconds }) : note("does.skipNow", { count });
}

function pauseKey(view: KeyFacts["view"], does: Note): Key {
  return view.counter.state === "paused" ? live("resume", note("does.resume")) : live("pause", does);
}

/** Seconds since this person was called last; 0 when nobody is called. */
export function secondsSinceCall(view: KeyFacts["view"], now: number): number {
  const calledAt = view.current?.calledAt;
  return calledAt ? Math.max(0, Math.floor((now - Date.parse(calledAt)) / 1000)) : 0;
}

function secondsToSkip(view: KeyFacts["view"], calls: NonNullable<KeyFacts["calls"]>, now: number): number {
  return Math.max(0, Math.ceil(calls.secondsBetweenCalls - secondsSinceCall(view, now)));
}

/** Green walks F1 → F3 → (the keys of the intake) → F4, by way of F5 for somebody who does not come. */
function nextStep({ view, calls, now, isNextElsewhere }: KeyFacts): Cap | null {
  const { activity, state } = view.counter;
  if (activity === "serving") return isNextElsewhere ? null : "F4";
  if (activity === "idle") return state === "paused" ? "F8" : "F1";
  const isCalledOften = calls !== null && (view.current?.callCount ?? 0) >= calls.callsBeforeSkip;
  return isCalledOften && secondsToSkip(view, calls, now) === 0 ? "F5" : "F3";
}

export function greenKey(keys: Record<Cap, Key>): Cap | null {
  return capsInOrder.find((cap) => keys[cap].state === "next") ?? null;
}
