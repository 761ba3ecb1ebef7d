import type { DeviceEvent } from "../contract/devices.ts";
import { type DeviceStatusKind, healthOf } from "../contract/status.ts";
import type { DeviceHost } from "../host/device-host.ts";
import { delay, within } from "../wait.ts";
import type { Meddler, Meddling } from "./meddler.ts";
import type { ConformanceStep, ConformanceSuite, OperationTrial, TestBench, Trouble } from "./suite.ts";

/** What the generic steps hold in their hands. */
export interface Rig {
  host: DeviceHost;
  deviceId: string;
  suite: ConformanceSuite;
  /** None on a line that carries no bytes: there, only a simulator's own troubles can be had. */
  meddler: Meddler | null;
  /** Whether bytes come as they come, so that they may be torn apart; reports and packets come whole. */
  isStream: boolean;
  /** Timers and the like of this process before the host was started. */
  timersBefore: number;
}

/** What a page may rely on: a device is known to work, or known not to, within these times. */
const openMs = 5000;
const noticeMs = 5000;
const backMs = 10_000;
const calmMs = 1500;
const stopMs = 5000;
const timerLooks = 20;
const timerLookEveryMs = 25;
/** So long an operation is under way before the line goes dead. */
const underWayMs = 50;

const events: readonly DeviceEvent["event"][] = [
  "card-laid",
  "card-unreadable",
  "card-taken",
  "key-pressed",
  "rated",
  "code-scanned",
];

const working: readonly DeviceStatusKind[] = ["ready", "unconfirmed", "paper-near-end", "ink-low"];

/** Run before the kind's own steps: there is no use in the others when these do not hold. */
export function openingSteps({ suite }: Rig): ConformanceStep[] {
  return [
    {
      step: `says within ${openMs / 1000} s of opening that it works`,
      run: (bench) => awaitWorking(bench, openMs),
    },
    { step: "does its work", run: (bench) => suite.works(bench) },
    { step: "says nothing new while nothing happens", run: (bench) => bench.expectNone(["status"], calmMs) },
  ];
}

/** Run after the kind's own steps. */
export function troubleSteps(rig: Rig): ConformanceStep[] {
  const { suite, isStream, meddler } = rig;
  const leftOut = (trouble: Trouble) => suite.leaveOut?.includes(trouble) ?? false;
  return [
    ...suite.operations.flatMap((trial) => operationSteps(rig, trial)),
    ...(meddler && isStream ? [tornApart(rig, meddler)] : []),
    ...(leftOut("silence") ? [] : [silence(rig), ...suite.operations.map((trial) => lineDies(rig, trial))]),
    ...(leftOut("garbage") ? [] : [garbage(rig)]),
    ...(leftOut("cable") ? [] : [cable(rig)]),
    { step: "told each change of its state once", run: async (bench) => toldOnce(bench) },
    stops(rig),
  ];
}

async function awaitWorking(bench: TestBench, withinMs: number): Promise<void> {
  await bench.awaitStatus(working, withinMs);
}

function operationSteps({ host, deviceId }: Rig, trial: OperationTrial): ConformanceStep[] {
  const { operation, bad, withinMs } = trial;
  let run = 0;
  const again = () => {
    run += 1;
    return trial.good(run);
  };
  return [
    {
      step: `${operation}: is done within ${withinMs / 1000} s`,
      async run(bench) {
        const answer = await timed(bench, trial, again());
        bench.expect(isDone(answer), `answered ${answer}`);
      },
    },
    ...bad.map(({ what, input }) => ({
      step: `${operation}: refuses ${what}`,
      async run(bench: TestBench) {
        const answer = await timed(bench, trial, input);
        bench.expect(answer.startsWith("not-"), `answered ${answer}`);
      },
    })),
    {
      step: `${operation}: is refused while somebody else has claimed the device`,
      async run(bench) {
        const other = host.admit();
        try {
          bench.expect((await other.claim(deviceId)) === "claimed", "could not be claimed");
          const answer = await bench.operate(operation, again());
          const isRefused = "reason" in answer && answer.reason === "in-use";
          bench.expect(isRefused, `answered ${JSON.stringify(answer)}`);
        } finally {
          other.leave();
        }
      },
    },
  ];
}

/** The answer, which must be here in time, in words: `printed`, `not-printed: busy`. */
async function timed(
  bench: TestBench,
  { operation, withinMs }: OperationTrial,
  input: unknown,
): Promise<string> {
  const answer = await within(bench.operate(operation, input), withinMs, null);
  if (!answer) return bench.fail(`no answer in ${withinMs} ms`);
  return "reason" in answer ? `${answer.outcome}: ${answer.reason}` : answer.outcome;
}

function isDone(answer: string): boolean {
  return !answer.startsWith("unknown") && !answer.startsWith("not-");
}

function tornApart({ suite }: Rig, meddler: Meddler): ConformanceStep {
  return {
    step: "works when every byte comes alone",
    run: (bench) => meddling(meddler, "byte-by-byte", () => suite.works(bench)),
  };
}

function silence(rig: Rig): ConformanceStep {
  const { suite } = rig;
  return {
    step: suite.isAsked
      ? `falls silent: told as not working within ${noticeMs / 1000} s, once, and works again afterwards`
      : "a quiet line changes nothing, and it works afterwards",
    async run(bench) {
      const { length: before } = bench.events;
      await trouble(rig, bench, "silence", async () => {
        if (!suite.isAsked) return bench.expectNone(["status", ...events], calmMs);
        await noticed(bench, before);
      });
      await worksAgain(rig, bench);
    },
  };
}

function garbage(rig: Rig): ConformanceStep {
  const { suite } = rig;
  return {
    step: `sends rubbish: ${suite.isAsked ? "told as not working, once" : "nothing comes of it"}, and works again afterwards`,
    async run(bench) {
      const { length: before } = bench.events;
      await trouble(rig, bench, "garbage", async () => {
        if (suite.isAsked) await noticed(bench, before);
        else await delay(calmMs);
      });
      const made = bench.events
        .slice(before)
        .find(({ event }) => event !== "status" && event !== "card-taken");
      if (made) bench.fail(`rubbish became ${made.event}`);
      await worksAgain(rig, bench);
    },
  };
}

/** Down, and told so once while the trouble lasts; `before` counts the events from before somebody made the trouble. */
async function noticed(bench: TestBench, before: number): Promise<void> {
  await awaitDown(bench);
  await delay(calmMs);
  const told = bench.events
    .slice(before)
    .flatMap((event) => (event.event === "status" ? [JSON.stringify(event.status)] : []));
  bench.expect(told.length === 1, `instead of one change of state there came ${told.join(", ") || "none"}`);
}

async function awaitDown(bench: TestBench): Promise<void> {
  const isDown = () => healthOf(bench.status().kind) === "down";
  await until(isDown, noticeMs);
  bench.expect(isDown(), `after ${noticeMs} ms it is still told as ${bench.status().kind}`);
}

async function until(holds: () => boolean, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds() && performance.now() < end) await delay(5);
}

/** What only speaks when somebody uses it may need that to be seen as well again; its line must be open all the same. */
async function worksAgain({ suite }: Rig, bench: TestBench): Promise<void> {
  if (suite.isAsked) await awaitWorking(bench, backMs);
  else await until(() => healthOf(bench.status().kind) !== "down", backMs);
  await suite.works(bench);
  await awaitWorking(bench, noticeMs);
}

/** Makes the trouble on the wire where there is one, else at the simulator, and always ends it. */
async function trouble(
  rig: Rig,
  bench: TestBench,
  sort: "silence" | "garbage",
  work: () => Promise<void>,
): Promise<void> {
  const { meddler } = rig;
  if (meddler) return meddling(meddler, sort === "silence" ? "silence" : "noise", work);
  await bench.hand.do(
    { action: sort },
    `Make the device ${sort === "silence" ? "fall silent" : "send rubbish"}.`,
  );
  try {
    await work();
  } finally {
    await bench.hand.do({ action: "normal" }, "Make the device work as always again.");
  }
}

async function meddling(meddler: Meddler, sort: Meddling, work: () => Promise<void>): Promise<void> {
  meddler.meddle(sort);
  try {
    await work();
  } finally {
    meddler.meddle("through");
  }
}

function lineDies(rig: Rig, trial: OperationTrial): ConformanceStep {
  return {
    step: `${trial.operation}: the line goes dead in the middle, and it is answered all the same, never as a guess`,
    async run(bench) {
      const working = timed(bench, trial, trial.good(9000));
      await delay(underWayMs);
      await trouble(rig, bench, "silence", async () => {
        await working;
        if (rig.suite.isAsked) await awaitDown(bench);
      });
      await worksAgain(rig, bench);
    },
  };
}

function cable(rig: Rig): ConformanceStep {
  return {
    step: `cable out and in again: told within ${noticeMs / 1000} s, once; works within ${backMs / 1000} s`,
    async run(bench) {
      const { length: before } = bench.events;
      await bench.hand.do({ action: "cable-out" }, "Pull the device's cable out, and leave it out.");
      try {
        await noticed(bench, before);
        for (const trial of rig.suite.operations) {
          const answer = await timed(bench, trial, trial.good(9100));
          bench.expect(!isDone(answer), `${trial.operation} without a cable was answered with ${answer}`);
        }
      } finally {
        await bench.hand.do({ action: "cable-in" }, "Put the cable in again.");
      }
      await worksAgain(rig, bench);
    },
  };
}

function toldOnce(bench: TestBench): void {
  let last = "";
  for (const event of bench.events) {
    if (event.event !== "status") continue;
    const status = JSON.stringify(event.status);
    bench.expect(status !== last, `told ${status} twice in a row`);
    last = status;
  }
}

function stops({ host, meddler, suite, timersBefore }: Rig): ConformanceStep {
  return {
    step: "ends when it is stopped: line closed, nothing written, nothing told, no timer left, operations answered",
    async run(bench) {
      const stopped = await within(
        host.stop().then(() => true),
        stopMs,
        false,
      );
      bench.expect(stopped, `not stopped in ${stopMs} ms`);
      const writes = meddler?.writes ?? 0;
      bench.expect((meddler?.openLines ?? 0) === 0, "the line is still open");
      await bench.expectNone(["status", ...events], calmMs);
      bench.expect((meddler?.writes ?? 0) === writes, "it still writes");
      for (const trial of suite.operations) {
        const answer = await timed(bench, trial, trial.good(9200));
        bench.expect(!isDone(answer), `${trial.operation} after the end was answered with ${answer}`);
      }
      const timers = await timersLeft();
      bench.expect(timers <= timersBefore, `${timers - timersBefore} timers are left`);
    },
  };
}

/** The fewest of several looks: what only runs for a moment belongs to nobody. */
export async function timersLeft(): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let look = 0; look < timerLooks; look += 1) {
    const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    fewest = Math.min(fewest, timers);
    await new Promise((resolve) => setTimeout(resolve, timerLookEveryMs));
  }
  return fewest;
}
