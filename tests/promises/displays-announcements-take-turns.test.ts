/**
 * Calls of all counters, at once or one after the other, and a screen that gets only some of the lists: sentences never
 * overlap, follow each other in the order of the calls, and each is said, unless its person had come before.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { clerks } from "../../hall-server/random-day.ts";
import { device, openTestHall } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";
import {
  type Announcement,
  advance,
  hear,
  type PlayerState,
  silentPlayer,
} from "../../renderer/screen/player.ts";
import { extent } from "./extent.ts";

const startOf = (one: Announcement) => Date.parse(one.startsAt);
const kiosk = device("kiosk-1", "kiosk");
const tickMs = 100;

/** What each counter does in a turn; the screen misses the list of a turn that it is slow in. */
const turn = fc.record({
  presses: fc.array(fc.record({ counter: fc.nat(3), comes: fc.boolean() }), { maxLength: 4 }),
  isSlow: fc.boolean(),
  forMs: fc.integer({ min: 100, max: 9_000 }),
});
type Turn = typeof turn extends fc.Arbitrary<infer Value> ? Value : never;

async function run(turns: Turn[]): Promise<void> {
  const { hall, done, send, time } = openTestHall({ isDemonstration: true });
  for (let n = 0; n < 60; n += 1) await done(kiosk, "ticket:take", { queueId: "all-round" });
  for (const { who, counterId } of clerks) await done(who, "counter:open", { counterId });
  const viewing = () => viewingOf(hall);
  const listed = () => viewDefinitions.screen.draw(viewing(), { screenId: "1" }).announcements;

  let player: PlayerState = hear(silentPlayer, listed(), hall.clock.now());
  const called = new Map<string, Announcement>();
  /** No longer listed, and of those the ones taken back before they began, because their person had come. */
  const withdrawn = new Set<string>();
  const takenBack = new Set<string>();
  const said: { id: string; from: number }[] = [];
  const look = () => {
    const id = player.speaking?.announcement.id ?? null;
    if (id !== null && said.at(-1)?.id !== id) said.push({ id, from: hall.clock.now() });
  };
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += tickMs) {
      time.advance(tickMs);
      player = advance(player, hall.clock.now());
      look();
    }
  };
  const note = () => {
    const list = listed();
    for (const one of list) called.set(one.id, one);
    const inTurn = list.toSorted((a, b) => startOf(a) - startOf(b));
    for (const [n, one] of inTurn.entries()) {
      const next = inTurn[n + 1];
      if (next) expect(startOf(next)).toBeGreaterThanOrEqual(startOf(one) + one.durationMs);
    }
    const ids = new Set(list.map(({ id }) => id));
    for (const [id, one] of called) {
      if (ids.has(id)) continue;
      if (!withdrawn.has(id) && startOf(one) > hall.clock.now()) takenBack.add(id);
      withdrawn.add(id);
    }
    return list;
  };

  for (const { presses, isSlow, forMs } of turns) {
    await Promise.all(
      presses.flatMap(({ counter, comes }) => {
        const who = clerks[counter]?.who ?? kiosk;
        return comes
          ? [send(who, "counter:start"), send(who, "counter:finish")]
          : [send(who, "counter:callNext"), send(who, "counter:recall")];
      }),
    );
    const list = note();
    if (!isSlow) player = hear(player, list, hall.clock.now());
    look();
    pass(forMs);
  }
  player = hear(player, note(), hall.clock.now());
  for (let n = 0; n < 200 && (player.speaking || player.waiting.length > 0); n += 1) {
    pass(1_000);
    player = hear(player, note(), hall.clock.now());
  }

  const all = [...called.values()].toSorted((a, b) => startOf(a) - startOf(b));
  const spoken = said.map(({ id }) => id);
  expect(spoken).toEqual([...new Set(spoken)]);
  // A screen that missed the list may say one that was taken back, while the call that has its time now waits.
  const standing = spoken.filter((id) => !takenBack.has(id));
  expect(standing).toEqual(all.map(({ id }) => id).filter((id) => standing.includes(id)));
  for (const [n, { id, from }] of said.entries()) {
    const next = said[n + 1];
    // Only a sentence that was taken back gives way before its end.
    if (next && !withdrawn.has(id))
      expect(next.from).toBeGreaterThanOrEqual(from + (called.get(id)?.durationMs ?? 0));
  }
  for (const { id } of all) if (!withdrawn.has(id)) expect(spoken).toContain(id);
  hall.stop();
}

test("any calls, with a screen that misses lists", { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 3, maxLength: 25 }), run), {
    numRuns: extent(40, 3_000),
  });
});

test("two counters at the same instant: both are said, one after the other", async () => {
  await run([
    {
      presses: [
        { counter: 0, comes: false },
        { counter: 1, comes: false },
      ],
      isSlow: false,
      forMs: 30_000,
    },
  ]);
});
