/**
 * Whatever happens in the hall, a view that is open shows it: after each group of commands, what a client gets is what
 * would be drawn afresh, without waiting for the next second.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ViewName, ViewParams } from "../../hall-server/contract/views.ts";
import { Feeds, type Subscriber } from "../../hall-server/gateway/feeds.ts";
import { touchedBy } from "../../hall-server/gateway/touched.ts";
import { clerks, isWait, type Known, manager, press, type Step, step } from "../../hall-server/random-day.ts";
import { openTestHall, type TestHall } from "../../hall-server/testing.ts";
import { type Viewing, viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";
import { extent } from "./extent.ts";

const quiet: Subscriber = { id: "quiet", isReady: () => true, cutOff: () => {} };

function follow({ hall }: TestHall) {
  const viewing = () => viewingOf(hall);
  const feeds = new Feeds(hall, viewing, () => {});
  hall.listen((facts) => feeds.touch(touchedBy(hall, facts)));
  const shown = <Name extends ViewName>(name: Name, params: ViewParams<Name>) => {
    const opened = feeds.open(quiet, name, params, manager);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const draw = viewDefinitions[name].draw as (viewing: Viewing, params: unknown) => unknown;
    expect(opened.value.value, `${name} ${JSON.stringify(params)}`).toEqual(
      JSON.parse(JSON.stringify(draw(viewing(), params))),
    );
  };
  return { feeds, shown };
}

async function run(test: TestHall, groups: Step[][]): Promise<void> {
  const { hall, time } = test;
  const known: Known = { ids: [], tokens: [] };
  const { feeds, shown } = follow(test);
  for (const group of groups) {
    if (group.some(isWait)) {
      time.advanceMinutes(1);
      hall.estimates.refresh();
      feeds.touchAll();
    }
    await press(test, group, known);
    shown("kiosk", {});
    shown("hall", {});
    shown("screen", { screenId: "1" });
    for (const { counterId } of clerks) {
      shown("counter", { counterId });
      shown("sign", { counterId });
      shown("pad", { counterId });
    }
    for (const token of known.tokens) shown("ticket", { token });
  }
  feeds.stop();
}

test("after any group of commands every open view is as if drawn afresh", {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 10, maxLength: 50 }),
      async (groups) => {
        const test = openTestHall({ isDemonstration: true });
        try {
          await run(test, groups);
        } finally {
          test.db.close();
        }
      },
    ),
    { numRuns: extent(8, 400) },
  );
});
