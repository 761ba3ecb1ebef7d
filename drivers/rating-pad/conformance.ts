import type { ConformanceSuite, TestBench } from "../conformance/suite.ts";
import type { DeviceConfig } from "../host/config.ts";
import { findPadMap, profileFor } from "./find-map.ts";

const question = { openMs: 20_000, text: "请评价" };

/** Every pad has these two keys; which of the others there are, its profile says. */
const good = 4;
const bad = 2;

async function ask(bench: TestBench, openMs = question.openMs): Promise<void> {
  const { outcome } = await bench.operate("askRating", { ...question, openMs });
  bench.expect(["asked", "listening"].includes(outcome), `it was asked to ask, and answered ${outcome}`);
}

async function press(bench: TestBench, level: number, words: string): Promise<void> {
  await bench.hand.do({ action: "press", level }, words);
  await bench.next("rated", `a rating of ${level}`, 20_000, (event) => event.level === level);
}

/** Whether a pad answers, its profile says; those that do not are heard only when somebody presses. */
export const padConformance = ({ adapter, profile }: DeviceConfig): ConformanceSuite =>
  padSuite({ isAsked: findPadMap(profileFor(adapter, profile)).can("device", "are-you-there") });

/** Also for a pad with an adapter of its own. */
export const padSuite = ({ isAsked }: { isAsked: boolean }): ConformanceSuite => ({
  isAsked,
  async works(bench) {
    await bench.awaitStatus(["ready", "unconfirmed"], 10_000);
    await ask(bench);
    await press(bench, good, "Press 满意.");
  },
  operations: [
    {
      operation: "askRating",
      good: () => question,
      withinMs: 5000,
      bad: [
        { what: "no time", input: {} },
        { what: "a time of nothing", input: { openMs: 0 } },
        { what: "a time of days", input: { openMs: 86_400_000 } },
        { what: "an endless text", input: { openMs: 5000, text: "评".repeat(1000) } },
        { what: "a level that nobody pressed", input: { openMs: 5000, level: 5 } },
      ],
    },
  ],
  steps: [
    {
      step: "a bad rating is told as it was pressed",
      async run(bench) {
        await ask(bench);
        await press(bench, bad, "Press 不满意.");
      },
    },
    {
      step: "of two presses the first one counts, and only that",
      async run(bench) {
        await ask(bench);
        await press(bench, bad, "Press 不满意, and at once 满意.");
        if (bench.isSimulated) await bench.hand.do({ action: "press", level: good }, "");
        await bench.expectNone(["rated"], 1500);
      },
    },
    {
      step: "nothing that was pressed before it is asked for is a rating",
      async run(bench) {
        await bench.hand.do({ action: "press", level: good }, "Press 满意 now, although nothing is asked.");
        await bench.expectNone(["rated"], 1000);
        await ask(bench);
        await bench.expectNone(["rated"], 1000);
        await press(bench, bad, "Press 不满意.");
      },
    },
    {
      step: "when the time is over a press is no rating",
      async run(bench) {
        await ask(bench, 1000);
        await bench.expectNone(["rated"], 1500);
        await bench.hand.do({ action: "press", level: good }, "Press 满意 now, although the time is over.");
        await bench.expectNone(["rated"], 1000);
      },
    },
    {
      step: "what no manual lists is no rating, least of all a good one",
      only: "simulator",
      async run(bench) {
        await ask(bench);
        const strangers = [
          "39",
          "5039",
          "50390d0a",
          "55aa01200425",
          "68030103050c16",
          "0109000000000000",
          "390d",
        ];
        for (const hex of strangers) await bench.hand.do({ action: "press-unknown", hex }, "");
        await bench.expectNone(["rated"], 1000);
      },
    },
  ],
});
