/** One voice for a screen: in order, one at a time, nothing old, nothing that no longer counts. */
import { describe, expect, test } from "vitest";
import {
  type Announcement,
  advance,
  dueSoon,
  hear,
  nextChangeAt,
  nextDueAt,
  type PlayerState,
  silentPlayer,
} from "./player.ts";

const start = Date.parse("2026-03-02T09:50:00+08:00");

/** Begins `at` milliseconds after the start. */
function call(id: string, at: number, change: Partial<Announcement> = {}): Announcement {
  return {
    id,
    kind: "call",
    number: "A012",
    counterId: "3",
    text: { zh: "请A012号，到3号窗口", en: "Ticket A012, please go to counter 3" },
    sound: `/api/speech/${id}`,
    startsAt: new Date(start + at).toISOString(),
    durationMs: 5_000,
    repeats: 2,
    ...change,
  };
}

const opened: PlayerState = hear(silentPlayer, [], start);
const speaks = (state: PlayerState) => state.speaking?.announcement.id ?? null;

/** What is said, and from when to when, until there is nothing more to say. */
function listen(from: PlayerState, at = 0): { id: string; from: number; to: number }[] {
  const said: { id: string; from: number; to: number }[] = [];
  let state = from;
  for (let now = start + at, turns = 0; turns < 100; turns += 1) {
    const id = speaks(state);
    if (id !== null && said.at(-1)?.id !== id) {
      said.push({ id, from: now - start, to: (state.speaking?.endsAt ?? 0) - start });
    }
    const next = nextChangeAt(state);
    if (next === null) return said;
    now = Math.max(now, next);
    state = advance(state, now);
  }
  throw new Error("The player never comes to rest.");
}

describe("order", () => {
  test("waits for its time, then speaks for as long as the hall said", () => {
    const state = hear(opened, [call("a", 3_000)], start);
    expect(speaks(state)).toBeNull();
    expect(nextChangeAt(state)).toBe(start + 3_000);
    expect(listen(state)).toEqual([{ id: "a", from: 3_000, to: 8_000 }]);
  });

  test("one zone's sentences follow each other", () => {
    const said = listen(hear(opened, [call("b", 5_000), call("a", 0)], start));
    expect(said.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("two zones at the same time take turns and never overlap", () => {
    const list = [call("a1", 0), call("a2", 5_000), call("b1", 0), call("b2", 1_000)];
    const said = listen(hear(opened, list, start));
    expect(said.map(({ id }) => id)).toEqual(["a1", "b1", "b2", "a2"]);
    for (const [i, one] of said.entries()) {
      const next = said[i + 1];
      if (next) expect(next.from).toBeGreaterThan(one.to);
    }
  });

  test("a list that comes again while somebody speaks changes nothing", () => {
    const list = [call("a", 0), call("b", 5_000)];
    const speaking = hear(opened, list, start);
    const again = hear(speaking, list, start + 2_000);
    expect(speaks(again)).toBe("a");
    expect(again.speaking?.endsAt).toBe(start + 5_000);
    expect(listen(again, 2_000).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("what was spoken is not spoken again while the hall still lists it", () => {
    const list = [call("a", 0)];
    const spoken = advance(hear(opened, list, start), start + 6_000);
    expect(speaks(hear(spoken, list, start + 7_000))).toBeNull();
    expect(nextChangeAt(hear(spoken, list, start + 7_000))).toBeNull();
  });

  test("a recall of the same number is a sentence of its own", () => {
    const first = hear(opened, [call("a", 0)], start);
    const both = hear(first, [call("a", 0), call("r", 20_000, { kind: "recall" })], start + 19_000);
    expect(listen(both, 19_000).map(({ id }) => id)).toContain("r");
  });
});

describe("what no longer counts", () => {
  test("a sentence that the hall took back before its time is not said", () => {
    const state = hear(opened, [call("a", 0), call("b", 5_000)], start);
    expect(listen(hear(state, [call("a", 0)], start + 1_000), 1_000).map(({ id }) => id)).toEqual(["a"]);
  });

  test("one that is taken back while it is spoken stops, and the next begins", () => {
    const state = hear(opened, [call("a", 0), call("b", 1_000)], start);
    const after = hear(state, [call("b", 1_000)], start + 2_000);
    expect(speaks(after)).toBe("b");
  });

  test("one that two busy zones kept back for too long is left out", () => {
    const long = Array.from({ length: 10 }, (_, i) => call(`z${i}`, 0));
    const said = listen(hear(opened, long, start)).map(({ id }) => id);
    expect(said.length).toBeLessThan(10);
    expect(said).toEqual(long.slice(0, said.length).map(({ id }) => id));
  });
});

describe("sounds are fetched shortly before their time", () => {
  const due = (state: PlayerState, at: number) => dueSoon(state, start + at).map(({ id }) => id);

  test("the hall's usual call at once, as it begins in a moment", () => {
    expect(due(hear(opened, [call("a", 600)], start), 0)).toEqual(["a"]);
  });

  test("those of a rush one after the other, each in time, and not all of them at once", () => {
    const rush = Array.from({ length: 60 }, (_, i) => call(`r${i}`, 600 + i * 5_000));
    let state = hear(opened, rush, start);
    const fetchedAt = new Map<string, number>();
    const spokenAt = new Map<string, number>();
    for (let now = start; ; ) {
      const news = dueSoon(state, now).filter(({ id }) => !fetchedAt.has(id));
      expect(news.length).toBeLessThanOrEqual(2);
      for (const { id } of news) fetchedAt.set(id, now);
      const id = speaks(state);
      if (id !== null && !spokenAt.has(id)) spokenAt.set(id, now);
      const times = [nextChangeAt(state), nextDueAt(state, now)].filter((at) => at !== null);
      if (times.length === 0) break;
      now = Math.max(now, Math.min(...times));
      state = advance(state, now);
    }
    expect([...spokenAt.keys()]).toEqual(rush.map(({ id }) => id));
    const ahead = [...spokenAt].map(([id, at]) => at - (fetchedAt.get(id) ?? Number.NaN));
    expect(Math.min(...ahead.slice(1))).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...ahead)).toBeLessThan(16_000);
  });

  test("not those that are taken back before", () => {
    const state = hear(opened, [call("a", 0), call("b", 20_000), call("c", 25_000)], start);
    expect(due(state, 5_000)).toEqual([]);
    const after = hear(state, [call("a", 0), call("c", 25_000)], start + 5_000);
    expect(nextDueAt(after, start + 5_000)).toBe(start + 17_000);
    expect(due(after, 17_000)).toEqual(["c"]);
    expect(nextDueAt(after, start + 17_000)).toBeNull();
  });

  test("few of what two zones keep each other from saying", () => {
    const overdue = Array.from({ length: 20 }, (_, i) => call(`z${i}`, i));
    const state = hear(opened, overdue, start + 1_000);
    expect(speaks(state)).toBe("z0");
    expect(due(state, 1_000)).toEqual(["z1", "z2", "z3"]);
    expect(nextDueAt(state, start + 1_000)).toBeNull();
  });
});

describe("coming late", () => {
  test("a screen that is switched on says nothing old, but what is still to come", () => {
    const list = [call("old", -20_000), call("now", -1_000), call("next", 4_000)];
    expect(listen(hear(silentPlayer, list, start)).map(({ id }) => id)).toEqual(["next"]);
  });

  test("a screen that was away for a moment still says what it missed", () => {
    const said = listen(hear(opened, [call("missed", -8_000)], start));
    expect(said.map(({ id }) => id)).toEqual(["missed"]);
  });

  test("what it keeps in mind does not grow with the day", () => {
    let state = opened;
    for (let i = 0; i < 500; i += 1) {
      const now = start + i * 10_000;
      state = advance(hear(state, [call(`s${i}`, i * 10_000)], now), now + 6_000);
    }
    expect(state.settled.size).toBeLessThanOrEqual(1);
    expect(state.waiting).toEqual([]);
  });
});
