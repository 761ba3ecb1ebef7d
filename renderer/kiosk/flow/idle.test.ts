import { expect, test } from "vitest";
import { idlePhase } from "./idle.ts";
import { type KioskState, startState } from "./state.ts";

const asItWas = { isAsItWas: true, isCardThere: false };
const changed = { isAsItWas: false, isCardThere: false };

const choosing: KioskState = {
  ...startState,
  screen: { at: "choose", purpose: "take", by: "event", group: null, typed: "", page: 0 },
};

test("a page of a person asks after 60 s and clears 15 s later", () => {
  expect(idlePhase(choosing, 59.9, asItWas)).toEqual({ phase: "fine" });
  expect(idlePhase(choosing, 60, asItWas)).toEqual({ phase: "ask", secondsLeft: 15 });
  expect(idlePhase(choosing, 74.5, asItWas)).toEqual({ phase: "ask", secondsLeft: 1 });
  expect(idlePhase(choosing, 75, asItWas)).toEqual({ phase: "over" });
});

const open: KioskState = { ...startState, hall: { ...startState.hall, isOpen: true } };

test("the first page is nobody's; only a changed language or type size goes back", () => {
  expect(idlePhase(open, 179, asItWas)).toEqual({ phase: "fine" });
  expect(idlePhase(open, 60, changed)).toEqual({ phase: "over" });
});

test("a first page that nobody touches makes room for the hall's notices, sooner when the hall is closed, never while a card lies there", () => {
  expect(idlePhase(open, 180, asItWas)).toEqual({ phase: "attract" });
  expect(idlePhase(open, 3_600, { ...asItWas, isCardThere: true })).toEqual({ phase: "fine" });
  expect(idlePhase(startState, 59, asItWas)).toEqual({ phase: "fine" });
  expect(idlePhase(startState, 60, asItWas)).toEqual({ phase: "attract" });
  expect(idlePhase({ ...open, screen: { at: "attract" } }, 36_000, asItWas)).toEqual({ phase: "fine" });
});

test("a number with its query password does not stand there as long as papers may take", () => {
  const screen = { at: "apply", itemId: "i", step: "done", from: null } as const;
  expect(idlePhase({ ...open, screen }, 60, changed)).toEqual({ phase: "ask", secondsLeft: 15 });
});

test("a code whose answer is on its way is waited for", () => {
  const screen = { at: "pickup", step: "asking" } as const;
  expect(idlePhase({ ...open, screen }, 500, changed)).toEqual({ phase: "fine" });
});

test("nothing runs out while the hall or the printer works", () => {
  const taking: KioskState = {
    ...startState,
    screen: { at: "taking", choice: { kind: "queue", queueId: "a" }, claim: null },
  };
  expect(idlePhase(taking, 500, changed)).toEqual({ phase: "fine" });
});

const ticketWith = (is: "printed" | "unknown" | "printing", isElderly = false): KioskState => ({
  ...startState,
  isElderly,
  screen: {
    at: "ticket",
    ticket: {
      ticketId: "t1",
      number: "A001",
      queueId: "a",
      itemIds: [],
      classId: "ordinary",
      isClassClaimed: false,
      state: "waiting",
      takenAt: "2026-03-02T09:41:05+08:00",
      isOffline: false,
      token: "x",
      ahead: 0,
      wait: null,
      counterIds: [],
      counterId: null,
    },
    print: { is },
    isFound: false,
    isReprint: false,
    attempt: 1,
  },
});

test("a printed ticket goes home by itself in 15 s, 30 s in large type; an unprinted one asks first", () => {
  expect(idlePhase(ticketWith("printed"), 1, asItWas)).toEqual({ phase: "leaving", secondsLeft: 14 });
  expect(idlePhase(ticketWith("printed"), 15, asItWas)).toEqual({ phase: "over" });
  expect(idlePhase(ticketWith("printed", true), 15, asItWas)).toEqual({ phase: "leaving", secondsLeft: 15 });
  expect(idlePhase(ticketWith("unknown"), 59, asItWas)).toEqual({ phase: "fine" });
  expect(idlePhase(ticketWith("unknown"), 61, asItWas)).toEqual({ phase: "ask", secondsLeft: 14 });
  expect(idlePhase(ticketWith("printing"), 300, asItWas)).toEqual({ phase: "fine" });
});
