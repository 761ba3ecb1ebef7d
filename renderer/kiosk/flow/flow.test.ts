import { describe, expect, test } from "vitest";
import type { PageError } from "../../kit/hall.ts";
import type { Effect, KioskEvent } from "./events.ts";
import { flow } from "./flow.ts";
import { type KioskState, type ShownTicket, startState } from "./state.ts";

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
const zhang = { name: "张*", sex: "female" } as const;
const wang = { name: "王*", sex: "male" } as const;
const card: KioskEvent = { event: "card-laid", person: zhang };
const item = { kind: "item", itemId: "birth-registration" } as const;
const choose: KioskEvent = { event: "choose", choice: item };
const group: KioskEvent = { event: "open-group", group: "birth" };

const ticket: ShownTicket = {
  ticketId: "t1",
  number: "A012",
  queueId: "all-round",
  itemIds: ["birth-registration"],
  classId: "ordinary",
  isClassClaimed: false,
  state: "waiting",
  takenAt: "2026-03-02T09:41:05+08:00",
  isOffline: false,
  token: "t1.abcdefghijklmnop",
  ahead: 3,
  wait: null,
  counterIds: ["1"],
  counterId: null,
};
const taken: KioskEvent = { event: "taken", ticket };
const error = (code: PageError["code"], params: object = {}): PageError => ({ code, params }) as PageError;
const ended = (outcome: "printed" | "unknown" | "paper-out", attempt = 1): KioskEvent => ({
  event: "print-ended",
  ticketId: "t1",
  attempt,
  outcome:
    outcome === "paper-out"
      ? { outcome: "not-printed", reason: "paper-out" }
      : outcome === "unknown"
        ? { outcome: "unknown", reason: "line-lost" }
        : { outcome: "printed" },
});

function walk(from: KioskState, ...events: KioskEvent[]): { state: KioskState; effects: Effect[] } {
  const effects: Effect[] = [];
  let state = from;
  for (const event of events) {
    const moved = flow(state, event);
    state = moved.state;
    effects.push(...moved.effects);
  }
  return { state, effects };
}

const kinds = (effects: Effect[]) => effects.map(({ effect }) => effect);

describe("from a card to a ticket", () => {
  test("takes three touches: the life event, the item, 取号", () => {
    const { state, effects } = walk(open, card, group, choose, { event: "confirm" }, taken, ended("printed"));
    expect(state.screen).toMatchObject({ at: "ticket", print: { is: "printed" }, isReprint: false });
    expect(kinds(effects)).toEqual(["sound", "take", "forget-card", "print"]);
  });

  test("takes two touches without knowing which item: the all-round queue", () => {
    const { effects } = walk(
      open,
      card,
      { event: "choose", choice: { kind: "queue", queueId: "all-round" } },
      { event: "confirm" },
    );
    expect(effects.at(-1)).toMatchObject({ effect: "take", choice: { queueId: "all-round" }, claim: null });
  });

  test("one touch in elderly mode, where nothing is to be chosen", () => {
    const { effects } = walk(open, { event: "elderly", isElderly: true }, card, { event: "confirm" });
    expect(effects.at(-1)).toMatchObject({ effect: "take", choice: { queueId: "all-round" } });
  });

  test("goes without a card where the hall allows it", () => {
    const { state } = walk(open, { event: "take-number" }, choose);
    expect(state.screen.at).toBe("confirm");
    expect(state.person).toBeNull();
  });

  test("a card may come late, at the last page", () => {
    const { state } = walk(open, { event: "take-number" }, choose, card);
    expect(state.screen.at).toBe("confirm");
    expect(state.person).toEqual(zhang);
  });

  test("a second card takes the claim of the first person away", () => {
    const { state } = walk(
      open,
      card,
      choose,
      { event: "claim", claim: "pregnant" },
      {
        event: "card-laid",
        person: wang,
      },
    );
    expect(state.person).toEqual(wang);
    expect(state.screen).toMatchObject({ at: "confirm", claim: null });
  });

  test("a class is claimed and unclaimed by the same button, and goes along", () => {
    const claim: KioskEvent = { event: "claim", claim: "soldier" };
    const confirm: KioskEvent = { event: "confirm" };
    expect(walk(open, card, choose, claim, confirm).effects.at(-1)).toMatchObject({ claim: "soldier" });
    expect(walk(open, card, choose, claim, claim, confirm).effects.at(-1)).toMatchObject({ claim: null });
  });
});

describe("where a card is needed", () => {
  const strict: KioskState = { ...open, hall: { ...open.hall, needsCard: true } };

  test("nothing is chosen without one, and laying it goes on", () => {
    const { state } = walk(strict, { event: "take-number" });
    expect(state.screen.at).toBe("card-needed");
    expect(flow(state, card).state.screen.at).toBe("choose");
  });

  test("also from the guide's page", () => {
    const { state } = walk(strict, { event: "open-guide" }, choose, choose);
    expect(state.screen.at).toBe("card-needed");
  });
});

describe("printing", () => {
  const printing = walk(open, card, choose, { event: "confirm" }, taken).state;

  test("is asked for once, whatever the printer says", () => {
    for (const outcome of ["printed", "unknown", "paper-out"] as const) {
      expect(kinds(flow(printing, ended(outcome)).effects)).not.toContain("print");
    }
  });

  test("again after nothing came out: a first paper, without 补打", () => {
    const { effects } = walk(printing, ended("paper-out"), { event: "print-again" });
    expect(effects.at(-1)).toMatchObject({ effect: "print", isReprint: false, attempt: 2 });
  });

  test("again after it may have come out: asks the hall, then a copy with 补打", () => {
    for (const outcome of ["printed", "unknown"] as const) {
      const asked = walk(printing, ended(outcome), { event: "print-again" });
      expect(asked.effects).toEqual([{ effect: "allow-reprint", ticketId: "t1" }]);
      const { effects } = walk(asked.state, { event: "reprint-allowed", ticket });
      expect(effects.at(-1)).toMatchObject({ effect: "print", isReprint: true });
    }
  });

  test("a press while it prints does nothing", () => {
    expect(flow(printing, { event: "print-again" }).effects).toEqual([]);
  });

  test("the end of an earlier paper, or of another ticket's, is not taken for this one's", () => {
    expect(flow(printing, ended("printed", 2)).state).toBe(printing);
    const other: KioskEvent = { ...ended("printed"), ticketId: "t0" } as KioskEvent;
    expect(flow(printing, other).state).toBe(printing);
  });
});

describe("when the hall says no", () => {
  const taking = walk(open, card, choose, { event: "confirm" }).state;

  test("已有号: shows the ticket that is there and prints it only when asked", () => {
    const params = { ticketId: "t1", number: "A012", state: "waiting", ahead: 3 };
    const { state, effects } = walk(taking, {
      event: "take-refused",
      error: error("already-has-ticket", params),
    });
    expect(state.screen).toMatchObject({ at: "already-has", number: "A012", ahead: 3 });
    expect(effects).toEqual([]);
    expect(flow(state, { event: "print-again" }).effects).toEqual([
      { effect: "allow-reprint", ticketId: "t1" },
    ]);
  });

  test("no answer: the same command is sent again, with the same wish", () => {
    const { effects } = walk(
      taking,
      { event: "take-refused", error: error("server-away") },
      {
        event: "try-again",
      },
    );
    expect(effects.at(-1)).toEqual({ effect: "take", choice: item, claim: null, isAgain: true });
  });

  test("every other reason has its page", () => {
    for (const code of ["quota-used-up", "queue-closed", "hall-closed", "internal"] as const) {
      const { state } = flow(taking, { event: "take-refused", error: error(code) });
      expect(state.screen).toMatchObject({ at: "refused", error: { code } });
    }
    expect(flow(taking, { event: "take-refused", error: error("card-needed") }).state.screen.at).toBe(
      "card-needed",
    );
  });
});

describe("cards that give no card", () => {
  test("show what happened, and the next card goes on", () => {
    const { state } = walk(open, { event: "card-unreadable", fault: "read-failed" });
    expect(state.screen).toEqual({ at: "card-trouble", fault: "read-failed", from: null });
    expect(flow(state, card).state.screen.at).toBe("choose");
  });

  test("do not disturb a number that is being taken or shown", () => {
    const taking = walk(open, card, choose, { event: "confirm" }).state;
    const shown = flow(taking, taken).state;
    for (const state of [taking, shown]) {
      expect(flow(state, { event: "card-unreadable", fault: "read-failed" }).state).toBe(state);
    }
  });

  test("in a closed hall a card does nothing", () => {
    const closed: KioskState = { ...open, hall: { ...open.hall, isOpen: false } };
    expect(flow(closed, card).state.screen.at).toBe("home");
  });
});

describe("到我了吗", () => {
  test("finds the number by the card and prints nothing by itself", () => {
    const { state, effects } = walk(open, { event: "ask-my-turn" }, card, { event: "found", ticket });
    expect(state.screen).toMatchObject({ at: "ticket", isFound: true, print: { is: "not-asked" } });
    expect(kinds(effects)).toEqual(["sound", "find-by-card", "forget-card"]);
    expect(flow(state, { event: "print-again" }).effects.at(-1)).toMatchObject({
      effect: "print",
      isReprint: true,
    });
  });

  test("finds the number by the ticket's code, from any page, and forgets who was there before", () => {
    for (const before of [open, walk(open, card).state, walk(open, { event: "open-desk" }).state]) {
      const { state, effects } = walk(before, { event: "code-scanned" }, { event: "found", ticket });
      expect(state.screen).toMatchObject({ at: "ticket", isFound: true, print: { is: "not-asked" } });
      expect(state.person).toBeNull();
      expect(kinds(effects)).toEqual(["forget-card", "sound", "find-by-code", "forget-card"]);
    }
  });

  test("a code does nothing while a number is on its way, nor in a closed hall", () => {
    const taking: KioskState = { ...open, screen: { at: "taking", choice: item, claim: null } };
    const printing: KioskState = {
      ...open,
      screen: {
        at: "ticket",
        ticket,
        print: { is: "printing" },
        isFound: false,
        isReprint: false,
        attempt: 1,
      },
    };
    const closed: KioskState = { ...open, hall: { ...open.hall, isOpen: false } };
    for (const state of [taking, printing, closed]) {
      expect(flow(state, { event: "code-scanned" })).toEqual({ state, effects: [] });
    }
  });

  test.each(["over", "not-a-ticket", "away"] as const)("a code that gives no ticket: %s", (looking) => {
    const asking = walk(open, { event: "code-scanned" }).state;
    const none = flow(asking, { event: "no-ticket-by-code", looking });
    expect(none.state.screen).toEqual({ at: "my-turn", looking });
  });

  test("says so when there is none, and when the hall is away", () => {
    const asking = walk(open, { event: "ask-my-turn" }, card).state;
    const none = flow(asking, { event: "not-found", error: error("not-found") });
    expect(none.state.screen).toMatchObject({ looking: "none" });
    const away = flow(asking, { event: "not-found", error: error("server-away") });
    expect(away.state.screen).toMatchObject({ looking: "away" });
  });
});

describe("nothing of a person stays", () => {
  const steps: KioskState[] = [
    walk(open, card).state,
    walk(open, card, choose).state,
    walk(open, card, choose, { event: "confirm" }, taken, ended("printed")).state,
    walk(open, { event: "card-unreadable", fault: "read-failed" }).state,
  ];

  test("after a minute and a quarter without a touch, and after 好了", () => {
    for (const state of steps) {
      for (const event of ["idle-over", "done"] as const) {
        const moved = flow(state, { event });
        expect(moved.state).toEqual({ ...startState, hall: open.hall });
        expect(kinds(moved.effects)).toEqual(["forget-card", "back-to-chinese"]);
      }
    }
  });

  test("the card is forgotten as soon as the number is taken", () => {
    const { effects } = walk(open, card, choose, { event: "confirm" }, taken);
    expect(kinds(effects)).toContain("forget-card");
  });

  test("one step back to the first page forgets the card, and keeps large type", () => {
    const { state, effects } = walk(open, { event: "elderly", isElderly: true }, card, { event: "back" });
    expect(state).toMatchObject({ screen: { at: "home" }, person: null, isElderly: true });
    expect(kinds(effects)).toContain("forget-card");
  });
});

test("办事指南: an item's page, then a number for it, and back again the same way", () => {
  const { state } = walk(open, { event: "open-guide" }, group, choose);
  expect(state.screen).toMatchObject({ at: "guide", itemId: "birth-registration" });
  const confirming = flow(state, choose).state;
  expect(confirming.screen.at).toBe("confirm");
  const back = walk(confirming, { event: "back" }, { event: "back" }).state;
  expect(back.screen).toMatchObject({ at: "choose", purpose: "guide", group: "birth" });
});

test("help: called, answered, closed, from any page without leaving it", () => {
  const { state, effects } = walk(open, card, choose, { event: "call-help" });
  expect(effects.at(-1)).toEqual({ effect: "call-help" });
  expect(state).toMatchObject({ help: "calling", screen: { at: "confirm" } });
  expect(flow(state, { event: "help-answered", isOnItsWay: false }).state.help).toBe("failed");
  const closed = walk(state, { event: "help-answered", isOnItsWay: true }, { event: "close-help" }).state;
  expect(closed).toMatchObject({ help: "none", screen: { at: "confirm" } });
});

test("a kiosk that is alone calls nobody in vain: it says at once where people are", () => {
  const alone: KioskState = { ...open, hall: { ...open.hall, isAlone: true } };
  expect(flow(alone, { event: "call-help" })).toEqual({ state: { ...alone, help: "failed" }, effects: [] });
});

test("a second ticket, found by a kiosk that is alone: how many are ahead is not known, not none", () => {
  const { state: taking } = walk(open, choose, { event: "confirm" });
  const params = { ticketId: "t1", number: "A803", state: "waiting", ahead: null };
  const { screen } = flow(taking, {
    event: "take-refused",
    error: error("already-has-ticket", params),
  }).state;
  expect(screen).toMatchObject({ at: "already-has", number: "A803", ahead: null });
});
