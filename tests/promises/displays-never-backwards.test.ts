/**
 * Under load, with clients that now take what they are sent and now do not: within one opening a version only rises, a
 * client that takes again gets the newest, nothing old comes after something new, and in the end all see the same.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ViewMessage, ViewName } from "../../hall-server/contract/views.ts";
import { Feeds, type Subscriber } from "../../hall-server/gateway/feeds.ts";
import { touchedBy } from "../../hall-server/gateway/touched.ts";
import { type Known, manager, press, type Step, step } from "../../hall-server/random-day.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { type Viewing, viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";
import { extent } from "./extent.ts";

const shown = [
  ["kiosk", {}],
  ["hall", {}],
  ["screen", { screenId: "1" }],
  ["counter", { counterId: "1" }],
  ["sign", { counterId: "1" }],
  ["pad", { counterId: "1" }],
] as const satisfies readonly (readonly [ViewName, object])[];

interface Watcher extends Subscriber {
  takes: boolean;
  received: ViewMessage[];
}

type Move =
  | { takes: boolean; watcher: number }
  | { opens: number; watcher: number }
  | { leaves: number; watcher: number };

const watchersCount = 4;
const watcher = fc.nat(watchersCount - 1);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ takes: fc.boolean(), watcher }) },
  { weight: 2, arbitrary: fc.record({ opens: fc.nat(shown.length - 1), watcher }) },
  { weight: 1, arbitrary: fc.record({ leaves: fc.nat(shown.length - 1), watcher }) },
);
const turn = fc.record({
  presses: fc.array(step, { maxLength: 4 }),
  moves: fc.array(move, { maxLength: 3 }),
});

async function run(turns: { presses: Step[]; moves: Move[] }[]): Promise<void> {
  const test = openTestHall({ isDemonstration: true });
  const { hall, time } = test;
  const viewing = () => viewingOf(hall);
  const feeds = new Feeds(hall, viewing, (to, message) => {
    for (const one of watchers.filter((one) => to.includes(one))) {
      expect(one.takes).toBe(true);
      one.received.push(structuredClone(message));
    }
  });
  hall.listen((facts) => feeds.touch(touchedBy(hall, facts)));
  const known: Known = { ids: [], tokens: [] };
  const watchers = Array.from({ length: watchersCount }, (_, index): Watcher => {
    const one: Watcher = {
      id: String(index),
      takes: true,
      received: [],
      isReady: () => one.takes,
      cutOff: () => expect.unreachable("A view of this hall can always be drawn."),
    };
    return one;
  });
  /** For each watcher and view: versions and values since it was opened last. */
  const openings = new Map<string, { version: number; value: unknown }[]>();
  const keyOf = (index: number, name: string) => `${index} ${name}`;
  const collect = () => {
    for (const [index, one] of watchers.entries()) {
      for (const message of one.received.splice(0))
        openings.get(keyOf(index, message.name))?.push({ version: message.version, value: message.value });
    }
  };
  const open = (index: number, at: number) => {
    const [name, params] = shown[at] ?? shown[0];
    const one = watchers[index];
    if (!one) return;
    collect();
    const opened = feeds.open(one, name, params, manager);
    if (!opened.ok) throw new Error(opened.error.code);
    openings.set(keyOf(index, name), [
      { version: opened.value.version, value: structuredClone(opened.value.value) },
    ]);
  };

  for (const { presses, moves } of turns) {
    for (const one of moves) {
      const subscriber = watchers[one.watcher];
      if (!subscriber) continue;
      if ("takes" in one) subscriber.takes = one.takes;
      else if ("opens" in one) open(one.watcher, one.opens);
      else {
        const [name, params] = shown[one.leaves] ?? shown[0];
        collect();
        feeds.close(subscriber, name, params);
        openings.delete(keyOf(one.watcher, name));
      }
    }
    time.advance(1_000);
    await press(test, presses, known);
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }

  for (const one of watchers) one.takes = true;
  feeds.touchAll();
  await expect
    .poll(
      () => {
        collect();
        return [...openings].filter(([key, messages]) => {
          const name = key.slice(2) as ViewName;
          const params = shown.find(([one]) => one === name)?.[1];
          const draw = viewDefinitions[name].draw as (viewing: Viewing, params: unknown) => unknown;
          return JSON.stringify(messages.at(-1)?.value) !== JSON.stringify(draw(viewing(), params));
        });
      },
      { timeout: 10_000, interval: 20 },
    )
    .toEqual([]);
  for (const messages of openings.values()) {
    const versions = messages.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  }
  feeds.stop();
  test.db.close();
}

test("any presses, any openings, any pauses", { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 40 }), run), {
    numRuns: extent(25, 2_000),
  });
});
