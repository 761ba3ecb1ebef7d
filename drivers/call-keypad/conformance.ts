import type { ConformanceStep, ConformanceSuite, OperationTrial, TestBench } from "../conformance/suite.ts";
import type { KeypadKey } from "../contract/keypad.ts";
import { WrongProfile } from "../frame-map/profile-files.ts";
import { adapterOf } from "../host/adapter-of.ts";
import type { DeviceConfig } from "../host/config.ts";
import { delay } from "../wait.ts";
import { findKeypadMap } from "./find-map.ts";
import type { KeypadMap } from "./types.ts";
import { commandKeys } from "./vocabulary.ts";

type CommandKey = (typeof commandKeys)[number];

/** A person at a real keypad has this long to press. */
const pressMs = 60_000;
const arriveMs = 2000;
const fingerMs = 200;

async function press(bench: TestBench, key: CommandKey, digits?: string): Promise<KeypadKey> {
  // A press so soon after another would be the same one, bouncing.
  await delay(fingerMs);
  const typed = digits === undefined ? "" : ` with the number ${digits}`;
  const action = { action: "press", key, ...(digits === undefined ? {} : { digits }) };
  await bench.hand.do(action, `Press the key for "${key}"${typed}.`);
  const { key: heard } = await bench.next("key-pressed", `the key ${key}`, pressMs);
  bench.expect(heard.key === key, `heard ${heard.key} instead of ${key}`);
  return heard;
}

/** What of a keypad its suite must know beforehand. */
export interface KeypadTraits {
  /** The keys that it has; one without digits at least. */
  keys: { key: CommandKey; hasDigits: boolean }[];
  /** It is asked whether it is there, so its silence is noticed. */
  isAsked: boolean;
  /** The same key within this time is the same press. */
  bounceMs: number;
  /** What it can show; neither for a keypad without a display. */
  shows: { number: boolean; waiting: boolean };
}

/** Keys that this wire has, and whether they carry digits. */
function keysOf(map: KeypadMap): KeypadTraits["keys"] {
  return commandKeys.flatMap((key) => {
    const plain = map.encode("host", "key-pressed", { key }, map.profile.address?.default);
    const typed = map.encode("host", "key-pressed", { key, digits: 18 }, map.profile.address?.default);
    if (!typed.ok && !plain.ok) return [];
    const [heard] = typed.ok ? map.createDecoder("host").push(typed.value) : [];
    return [{ key, hasDigits: heard?.values.digits === 18 }];
  });
}

export function keypadConformance(config: DeviceConfig): ConformanceSuite {
  const { adapter, profile } = adapterOf(config);
  if (adapter !== "frame-map") throw new WrongProfile(`adapter: "${adapter}" speaks no profile`);
  const map = findKeypadMap(profile);
  return keypadSuite({
    keys: keysOf(map),
    isAsked: map.can("device", "are-you-there"),
    bounceMs: map.settings.bounceMs,
    shows: { number: map.can("device", "show-number"), waiting: map.can("device", "show-waiting") },
  });
}

/** Also for a keypad with an adapter of its own. */
export function keypadSuite({ keys, isAsked, bounceMs, shows }: KeypadTraits): ConformanceSuite {
  const plain = keys.find(({ hasDigits }) => !hasDigits) ?? keys[0];
  if (!plain) throw new Error("a keypad without keys");
  const { key: anyKey } = plain;
  const hasDisplay = shows.number || shows.waiting;

  const steps: ConformanceStep[] = [
    ...keys.map(({ key, hasDigits }) => ({
      step: `the key "${key}"${hasDigits ? ", with the number typed" : ""}, is told`,
      async run(bench: TestBench) {
        const heard = await press(bench, key, hasDigits ? "18" : undefined);
        const digits = heard.key === "digit" ? undefined : heard.digits;
        bench.expect(digits === (hasDigits ? "18" : undefined), `the number came as ${digits}`);
      },
    })),
    {
      step: "a key is told once",
      async run(bench) {
        await press(bench, anyKey);
        await bench.expectNone(["key-pressed"], 800);
      },
    },
    {
      step: "the same key pressed again after a moment is told again",
      async run(bench) {
        await press(bench, anyKey);
        await delay(bounceMs);
        await press(bench, anyKey);
      },
    },
    {
      step: "once heard it counts as working",
      async run(bench) {
        await press(bench, anyKey);
        await bench.awaitStatus(["ready"], 1000);
      },
    },
  ];

  return {
    works: async (bench) => void (await press(bench, anyKey)),
    isAsked,
    operations: hasDisplay ? [showNumber] : [],
    steps: hasDisplay ? [...steps, numberIsShown(shows)] : steps,
  };
}

const showNumber: OperationTrial = {
  operation: "showNumber",
  good: (run) => ({ number: `A${run % 1000}`, waiting: run % 100 }),
  withinMs: 15_000,
  bad: [
    { what: "nothing to show", input: {} },
    { what: "people in halves", input: { waiting: 1.5 } },
    { what: "a number as long as a sentence", input: { number: "A".repeat(17) } },
  ],
};

function numberIsShown(shows: KeypadTraits["shows"]): ConformanceStep {
  return {
    step: "the number and how many wait stand on it, or the answer says what stands there instead",
    async run(bench) {
      const answer = await bench.operate("showNumber", { number: "A018", waiting: 7 });
      bench.expect(
        answer.outcome === "shown" || answer.outcome === "sent",
        `answered ${JSON.stringify(answer)}`,
      );
      const shown = ("shownAs" in answer ? answer.shownAs : undefined) ?? "A018";
      const waiting = shows.waiting ? 7 : null;
      if (!bench.isSimulated)
        return bench.hand.do({ action: "look" }, `Look: ${shown} must stand on it now.`);
      const isThere = () => {
        const state = bench.simulatorState();
        return state?.number === shown && state?.waiting === waiting;
      };
      const end = performance.now() + arriveMs;
      while (!isThere() && performance.now() < end) await delay(10);
      bench.expect(
        isThere(),
        `shows ${JSON.stringify(bench.simulatorState()?.number)} instead of "${shown}"`,
      );
    },
  };
}
