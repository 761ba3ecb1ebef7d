import type { ConformanceSuite, TestBench } from "../conformance/suite.ts";
import type { Announcement } from "../contract/sound.ts";
import { testSound } from "./test-sound.ts";

const playMs = 10_000;
let made = 0;

function tone(lengthMs = 800, volumePercent = 100): Announcement {
  made += 1;
  return { announcementId: `conformance-${made}`, wav: testSound(lengthMs), volumePercent };
}

/** A player fills the last piece of what it hands to the output with silence. */
function isWhole(heardMs: unknown): boolean {
  return typeof heardMs === "number" && heardMs >= 1500 && heardMs < 2000;
}

async function play(bench: TestBench, announcement: Announcement): Promise<string> {
  const answer = await bench.operate("announce", announcement);
  return "reason" in answer ? `${answer.outcome}: ${answer.reason}` : answer.outcome;
}

export const speakerSuite: ConformanceSuite = {
  async works(bench) {
    const answer = await play(bench, tone());
    bench.expect(answer === "played", `a tone was answered with ${answer}`);
  },
  isAsked: false,
  // The player is a program of the system, and the output has no answers that could be missing or wrong.
  leaveOut: ["silence", "garbage", "cable"],
  operations: [
    {
      operation: "announce",
      good: () => tone(),
      withinMs: playMs,
      bad: [
        { what: "what is no sound", input: { ...tone(), wav: new Uint8Array(100) } },
        { what: "a sound without any sample", input: { ...tone(), wav: testSound(0) } },
        { what: "more than all the volume", input: { ...tone(), volumePercent: 101 } },
        { what: "what is no announcement at all", input: "ding" },
      ],
    },
  ],
  steps: [
    {
      step: "all of a sound is played",
      async run(bench) {
        await play(bench, tone(1500));
        await bench.hand.do({ action: "listen" }, "Was a tone of one and a half seconds heard, to its end?");
        const heard = bench.simulatorState();
        bench.expect(heard === null || isWhole(heard.heardMs), `heard ${String(heard?.heardMs)} ms`);
      },
    },
    {
      step: "softer and louder",
      async run(bench) {
        for (const volume of [10, 50, 100]) {
          const answer = await play(bench, tone(600, volume));
          bench.expect(answer === "played", `at ${volume} % answered ${answer}`);
        }
        await bench.hand.do({ action: "listen" }, "Were three tones heard, each louder than the one before?");
      },
    },
    {
      step: "two sounds at once: the second is refused as busy, and the first is not cut off",
      only: "simulator",
      async run(bench) {
        const answers = await Promise.all([play(bench, tone()), play(bench, tone())]);
        bench.expect(answers.join() === "played,not-played: busy", `answered ${answers.join(" and ")}`);
      },
    },
  ],
};
