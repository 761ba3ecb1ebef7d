/** Cards that are laid, fall off or cannot be read while somebody is in the middle of something. */
import { describe, expect, test } from "vitest";
import type { KioskEvent } from "./events.ts";
import { flow } from "./flow.ts";
import { type ApplyStep, type KioskState, type Screen, startState } from "./state.ts";

const open: KioskState = {
  ...startState,
  hall: {
    isOpen: true,
    isRoundTheClock: false,
    needsCard: false,
    allRoundQueueId: "all-round",
    isAlone: false,
  },
};
const night: KioskState = { ...open, hall: { ...open.hall, isOpen: false, isRoundTheClock: true } };
const zhang = { name: "张*", sex: "female" } as const;
const wang = { name: "王*", sex: "male" } as const;
const card: KioskEvent = { event: "card-laid", person: zhang };
const another: KioskEvent = { event: "card-laid", person: wang };
const unreadable: KioskEvent = { event: "card-unreadable", fault: "read-failed" };
const choice = { kind: "item", itemId: "birth-registration" } as const;
const choose: KioskEvent = { event: "choose", choice };
const reprintRefused: KioskEvent = {
  event: "reprint-refused",
  error: { code: "internal", params: {} },
};

function walk(from: KioskState, ...events: KioskEvent[]): KioskState {
  return events.reduce((state, event) => flow(state, event).state, from);
}

const onScreen = (screen: Screen, person: KioskState["person"] = zhang): KioskState => ({
  ...open,
  person,
  screen,
});

describe("a card that cannot be read", () => {
  test("takes nobody out of an application that is begun, sent or answered", () => {
    for (const step of ["list", "materials", "form", "check", "sending", "refused", "done"] as ApplyStep[]) {
      const state = onScreen({ at: "apply", itemId: "i", step, from: null });
      expect(flow(state, unreadable).state).toBe(state);
    }
  });

  test("takes nobody from the compartment's number", () => {
    const state = onScreen({ at: "pickup", step: "handed-out" });
    expect(flow(state, unreadable)).toEqual({ state, effects: [{ effect: "sound", sound: "error" }] });
  });

  test("does not stop a look-up that is under way: its answer would find nobody", () => {
    const state = onScreen({ at: "my-turn", looking: "asking" });
    expect(flow(state, unreadable).state).toBe(state);
  });

  test.each<[string, KioskState]>([
    ["apply", walk(open, { event: "open-apply" }, choose)],
    ["pickup", walk(open, { event: "open-pickup" })],
    ["progress", walk(open, { event: "open-progress" }, { event: "progress-by", by: "card" })],
    ["my-turn", walk(open, { event: "ask-my-turn" })],
    ["confirm", walk(open, { event: "take-number" }, choose)],
  ])("is laid once more, and goes on where it was asked for: %s", (at, before) => {
    const trouble = walk(before, unreadable, unreadable);
    expect(trouble.screen.at).toBe("card-trouble");
    const after = walk(trouble, card);
    expect(after).toEqual(walk(before, card));
    expect(after.screen.at).toBe(at);
    expect(walk(trouble, { event: "back" }).screen).toEqual(before.screen);
  });

  test("is told at night as well, where a card is what is waited for", () => {
    const waits = walk(night, { event: "open-pickup" });
    expect(flow(waits, unreadable).state.screen.at).toBe("card-trouble");
    expect(walk(waits, unreadable, card).screen.at).toBe("pickup");
    expect(flow(night, unreadable).state).toBe(night);
  });
});

describe("another card", () => {
  test("begins collecting anew: nothing of the one before is left", () => {
    const first = walk(open, { event: "open-pickup" }, card);
    const second = walk(first, another);
    expect(second.person).toEqual(wang);
    expect(second.cards).toBeGreaterThan(first.cards);
  });

  test.each(["asking", "handed-out"] as const)(
    "does not come between a code and its answer, which is its person's alone; nor does a step back: %s",
    (step) => {
      const busy = walk(open, { event: "open-pickup" }, card, { event: "pickup-step", step });
      for (const event of [another, unreadable, { event: "code-scanned" }, { event: "back" }] as const)
        expect(flow(busy, event).state).toEqual(busy);
    },
  );

  test("the same one once more changes nothing: not a claim, not a code that is half typed", () => {
    const same: KioskEvent = { event: "card-laid", person: zhang, isSame: true };
    const claiming = walk(open, card, choose, { event: "claim", claim: "pregnant" });
    expect(walk(claiming, same).screen).toMatchObject({ at: "confirm", claim: "pregnant" });
    const collecting = walk(open, { event: "open-pickup" }, card);
    expect(walk(collecting, same).cards).toBe(collecting.cards);
  });
});

test("where a card is needed, laying it goes on with what was chosen, and one step back as well", () => {
  const strict: KioskState = { ...open, hall: { ...open.hall, needsCard: true } };
  const reading = walk(strict, { event: "open-guide" }, choose);
  const needed = walk(reading, choose);
  expect(needed.screen.at).toBe("card-needed");
  expect(walk(needed, card).screen).toMatchObject({ at: "confirm", choice });
  expect(walk(needed, unreadable, card).screen).toMatchObject({ at: "confirm", choice });
  expect(walk(needed, { event: "back" }).screen).toEqual(reading.screen);
});

test("whoever goes on without the card that could not be read keeps what they chose", () => {
  const trouble = walk(open, { event: "take-number" }, choose, unreadable);
  expect(walk(trouble, { event: "take-number" }).screen).toMatchObject({ at: "confirm", choice });
});

test("whose card is forgotten is not named on what comes next", () => {
  const refused = walk(onScreen({ at: "reprinting", ticketId: "t1" }), reprintRefused);
  const { state, effects } = flow(refused, { event: "another-thing" });
  expect(state).toMatchObject({ screen: { at: "choose" }, person: null });
  expect(effects).toContainEqual({ effect: "forget-card" });
});

test("a list that was printed while its person looked elsewhere is printed, when they come back", () => {
  const reading = walk(open, { event: "open-guide" }, choose, { event: "print-guide" });
  const printed: KioskEvent = {
    event: "guide-printed",
    itemId: "birth-registration",
    attempt: 1,
    outcome: { outcome: "printed" },
  };
  for (const away of [choose, { event: "apply", itemId: "birth-registration" }] as const) {
    const back = walk(reading, away, printed, { event: "back" });
    expect(back.screen).toMatchObject({ at: "guide", print: { is: "printed" } });
  }
});
