import { expect, test } from "vitest";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { clockOf } from "../kit/clock.ts";
import { type Cap, capsInOrder, greenKey, type KeyFacts, readKeys } from "./keys.ts";
import { calledView, emptyView, idleView, modelDescription, servingView } from "./model-desk.ts";

type View = ViewValue<"counter">;

const calls = { callsBeforeSkip: 3, secondsBetweenCalls: 20 };
const now = Date.parse("2026-11-23T09:57:20+08:00");

function keysOf(view: View, more: Partial<KeyFacts> = {}) {
  return readKeys({ view, calls, now, isAway: false, busy: null, clock: clockOf, ...more });
}

const states = (view: View, more: Partial<KeyFacts> = {}) => {
  const keys = keysOf(view, more);
  return capsInOrder.map((cap) => `${cap} ${keys[cap].state}`).join(", ");
};

const paused = (view: View): View => ({ ...view, counter: { ...view.counter, state: "paused" } });

function called(callCount: number, secondsAgo: number): View {
  const calledAt = new Date(now - secondsAgo * 1000).toISOString();
  return { ...calledView, current: calledView.current && { ...calledView.current, callCount, calledAt } };
}

test("green walks F1, F3, F4", () => {
  expect(greenKey(keysOf(idleView))).toBe("F1");
  expect(greenKey(keysOf(calledView))).toBe("F3");
  expect(greenKey(keysOf(servingView))).toBe("F4");
});

test("an idle counter calls and pauses, nothing else; the others say why", () => {
  expect(states(idleView)).toBe("F1 next, F2 off, F3 off, F4 off, F5 off, F6 off, F7 off, F8 live");
  expect(keysOf(idleView).F1.note).toEqual({ word: "does.callNext", values: { number: "V002" } });
  expect(keysOf(idleView).F4.note.word).toBe("why.nobodyHere");
});

test("somebody called may be called again, start, be skipped, held or sent on", () => {
  expect(states(calledView)).toBe("F1 off, F2 live, F3 next, F4 off, F5 live, F6 live, F7 live, F8 live");
  expect(keysOf(calledView).F4.note.word).toBe("why.notStarted");
});

test("somebody served is finished, held or sent on", () => {
  expect(states(servingView)).toBe("F1 off, F2 off, F3 off, F4 next, F5 off, F6 live, F7 live, F8 live");
  expect(keysOf(servingView).F3.note).toEqual({ word: "why.started", values: { time: "9:51" } });
});

test.each([
  [1, 60, "F3", "does.skipAfter"],
  [2, 60, "F3", "does.skipAfter"],
  [3, 0, "F3", "does.skipIn"],
  [3, 19, "F3", "does.skipIn"],
  [3, 20, "F5", "does.skipNow"],
  [7, 300, "F5", "does.skipNow"],
])("called %i times, last %i s ago: %s is next, skipping says %s", (callCount, secondsAgo, green, word) => {
  const keys = keysOf(called(callCount, secondsAgo));
  expect(greenKey(keys)).toBe(green);
  expect(keys.F5.note.word).toBe(word);
  expect(keys.F5.state).not.toBe("off");
});

test("the seconds still to wait are the hall's, counted down", () => {
  expect(keysOf(called(3, 8)).F5.note.values).toEqual({ seconds: 12 });
  expect(greenKey(keysOf(called(3, 8), { calls: { ...calls, secondsBetweenCalls: 5 } }))).toBe("F5");
});

test("a hall that has not told its rule yet never suggests a skip", () => {
  expect(greenKey(keysOf(called(9, 600), { calls: null }))).toBe("F3");
});

test("with nobody waiting F1 says so, unless another queue may be helped", () => {
  expect(keysOf(emptyView).F1).toMatchObject({ state: "off", note: { word: "why.nobodyWaits" } });
  expect(greenKey(keysOf(emptyView))).toBeNull();
  const overflow: View = {
    ...emptyView,
    queues: emptyView.queues.map((queue) => ({ ...queue, waiting: queue.isOverflow ? 1 : 0 })),
  };
  expect(keysOf(overflow).F1).toMatchObject({ state: "next", note: { word: "does.callOverflow" } });
});

test("a paused counter resumes; one that pauses with somebody at it finishes first", () => {
  expect(greenKey(keysOf(paused(idleView)))).toBe("F8");
  expect(keysOf(paused(idleView)).F8.act).toBe("resume");
  expect(keysOf(paused(idleView)).F1).toMatchObject({ state: "off", note: { word: "why.paused" } });
  expect(greenKey(keysOf(paused(servingView)))).toBe("F4");
  expect(keysOf(paused(servingView)).F8.act).toBe("resume");
});

test("what was pressed and is not answered cannot be pressed again, and nothing else is offered as the next step", () => {
  const keys = keysOf(idleView, { busy: "callNext" });
  expect(keys.F1).toMatchObject({ state: "off", note: { word: "why.busy" } });
  expect(greenKey(keys)).toBeNull();
});

test("while the hall is away no key promises anything", () => {
  for (const view of [idleView, calledView, servingView, paused(idleView)]) {
    const keys = keysOf(view, { isAway: true });
    for (const cap of capsInOrder) {
      expect(keys[cap]).toMatchObject({ state: "off", note: { word: "why.away" } });
    }
  }
});

test("in every state each key keeps its place and at most one is green", () => {
  const places: Record<Cap, string[]> = {
    F1: ["callNext"],
    F2: ["recall"],
    F3: ["start"],
    F4: ["finish"],
    F5: ["skip"],
    F6: ["hold"],
    F7: ["transfer"],
    F8: ["pause", "resume"],
  };
  const views = [idleView, emptyView, calledView, servingView, called(3, 30)].flatMap((view) => [
    view,
    paused(view),
  ]);
  for (const view of views) {
    const keys = keysOf(view, { calls: modelDescription });
    for (const cap of capsInOrder) expect(places[cap]).toContain(keys[cap].act);
    expect(capsInOrder.filter((cap) => keys[cap].state === "next").length).toBeLessThanOrEqual(1);
  }
});
