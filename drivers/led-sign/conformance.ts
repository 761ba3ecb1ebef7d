import type { ConformanceStep, ConformanceSuite, TestBench } from "../conformance/suite.ts";
import { WrongProfile } from "../frame-map/profile-files.ts";
import { adapterOf } from "../host/adapter-of.ts";
import type { DeviceConfig } from "../host/config.ts";
import { delay } from "../wait.ts";
import { findSignMap } from "./find-map.ts";
import { fitText } from "./fit-text.ts";
import { longestSignText } from "./types.ts";

/** On the longest wire of signs, at 9600 baud and with its pause, a text is there after some 300 ms. */
const arriveMs = 2000;

/** What stands there is what the answer says: a small sign has no room for all of it. */
async function shows(bench: TestBench, text: string): Promise<void> {
  const answer = await bench.operate("showText", { text });
  if (answer.outcome !== "shown" && answer.outcome !== "sent")
    return bench.fail(`answered ${JSON.stringify(answer)}`);
  await see(bench, answer.shownAs ?? text);
}

/** A simulator says what it shows; at a real sign somebody must look. */
async function see(bench: TestBench, text: string): Promise<void> {
  const words =
    text === "" ? "Look: the sign must show nothing now." : `Look: the sign must show ${text} now.`;
  if (!bench.isSimulated) return bench.hand.do({ action: "look" }, words);
  const shown = () => String([bench.simulatorState()?.rows].flat().join("\n")).trim();
  const end = performance.now() + arriveMs;
  while (shown() !== text && performance.now() < end) await delay(10);
  bench.expect(shown() === text, `shows "${shown()}" instead of "${text}"`);
}

/** What of a sign its suite must know beforehand. */
export interface SignTraits {
  /** It is asked whether it is there, so its silence is noticed. */
  isAsked: boolean;
  /** It says when it shows something. */
  answers: boolean;
  /** A face is nothing that it can show. */
  lacksFaces: boolean;
}

export function signConformance(config: DeviceConfig): ConformanceSuite {
  const { adapter, profile } = adapterOf(config);
  if (adapter !== "frame-map") throw new WrongProfile(`adapter: "${adapter}" speaks no profile`);
  const map = findSignMap(profile);
  const fitted = fitText(map, withFace, {}, config.address);
  return signSuite({
    isAsked: map.can("device", "are-you-there"),
    answers: map.can("host", "done"),
    lacksFaces: fitted.ok && fitted.value.shownAs !== withFace,
  });
}

/** Also for a sign with an adapter of its own. */
export function signSuite({ isAsked, answers, lacksFaces }: SignTraits): ConformanceSuite {
  return {
    works: (bench) => shows(bench, "请A018到3号窗口"),
    isAsked,
    operations: [
      {
        operation: "showText",
        good: (run) => ({ text: `A0${run % 100}` }),
        withinMs: 15_000,
        bad: [
          { what: "what is no text", input: { text: 7 } },
          { what: "a book", input: { text: "书".repeat(longestSignText + 1) } },
          { what: "a colour that there is not", input: { text: "A", color: "pink" } },
        ],
      },
    ],
    steps: [
      {
        step: answers ? "says that it shows a text" : "does not say that it shows what it cannot know of",
        async run(bench) {
          const { outcome } = await bench.operate("showText", { text: "欢迎光临" });
          bench.expect(outcome === (answers ? "shown" : "sent"), `answered ${outcome}`);
        },
      },
      { step: "Chinese, letters and figures in one text", run: (bench) => shows(bench, "B7 暂停服务") },
      { step: "an empty text clears it", run: (bench) => shows(bench, "") },
      {
        step: "a text that is too long is cut, and the answer says what is left of it",
        async run(bench) {
          const text = "请".repeat(longestSignText);
          const answer = await bench.operate("showText", { text });
          const shownAs = "shownAs" in answer ? answer.shownAs : undefined;
          bench.expect(
            shownAs !== undefined && shownAs.length > 0 && text.startsWith(shownAs),
            `answered ${JSON.stringify(answer)}`,
          );
        },
      },
      ...(lacksFaces ? [strangeCharacter] : []),
      {
        step: "of many texts at once the last one stays",
        async run(bench) {
          const texts = Array.from({ length: 12 }, (_, at) => `A${100 + at}`);
          const outcomes = await Promise.all(texts.map((text) => bench.operate("showText", { text })));
          const wrong = outcomes.find(
            (answer) =>
              answer.outcome === "unknown" || (answer.outcome === "not-shown" && answer.reason !== "busy"),
          );
          bench.expect(wrong === undefined, `answered ${JSON.stringify(wrong)}`);
          await see(bench, "A111");
        },
      },
      {
        step: "the line lost and found again, it shows what it showed",
        only: "simulator",
        async run(bench) {
          await shows(bench, "A018");
          await bench.hand.do({ action: "cable-out" }, "");
          await bench.awaitStatus(["lost"], 5000);
          await bench.hand.do({ action: "power-off" }, "");
          await bench.hand.do({ action: "power-on" }, "");
          await bench.hand.do({ action: "cable-in" }, "");
          await bench.awaitStatus(["ready", "unconfirmed"], 10_000);
          await see(bench, "A018");
        },
      },
    ],
  };
}

/** A sign that speaks GB18030 has a code for everything; others have none for this face. */
const withFace = "🙂A1";
const strangeCharacter: ConformanceStep = {
  step: "a character that it has not becomes □, and the answer says so",
  async run(bench) {
    const answer = await bench.operate("showText", { text: withFace });
    const shownAs = "shownAs" in answer ? answer.shownAs : "nothing";
    bench.expect(shownAs === "□A1" || shownAs === "?A1", `answered ${JSON.stringify(answer)}`);
  },
};
