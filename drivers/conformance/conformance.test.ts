import { describe, expect, it } from "vitest";
import type { DeviceKind } from "../contract/devices.ts";
import type { Attach, AttachedDevice, DeviceSink } from "../driver.ts";
import { kinds } from "../kinds.ts";
import { setUpBench } from "../simulators/bench.ts";
import { sampleCards } from "../simulators/sample-cards.ts";
import { delay } from "../wait.ts";
import { personHand } from "./hand.ts";
import { hasPassed, reportAll } from "./report.ts";
import { runConformance } from "./run.ts";

/** Something wrong that an adapter could do, put round one that is right. */
type Fault = (device: AttachedDevice, sink: DeviceSink) => Partial<AttachedDevice>;

async function run(kind: DeviceKind, wanted: RegExp, fault: Fault = () => ({})) {
  const entry = kinds[kind];
  const load = entry?.adapters[entry.defaultAdapter];
  if (!load) throw new Error(`no adapter for ${kind}`);
  return runConformance(
    { kind },
    {
      isWanted: (step) => wanted.test(step),
      loadAdapter: async () => {
        const make = await load();
        return (config): Attach => {
          const attach = make(config);
          return (port, sink) => {
            const device = attach(port, sink);
            return { ...device, ...fault(device, sink) };
          };
        };
      },
    },
  );
}

const failed = (results: Awaited<ReturnType<typeof run>>) =>
  results.flatMap((result) => (result.outcome === "failed" ? [`${result.step}: ${result.why}`] : []));

describe.concurrent("an adapter that does something wrong does not conform", () => {
  it("says that it printed, whatever the printer says", async () => {
    const results = await run("ticket-printer", /^no paper/, () => ({
      operations: { print: async () => ({ outcome: "printed" }) },
    }));
    expect(failed(results)).toEqual([expect.stringContaining("answered printed")]);
    expect(hasPassed(results)).toBe(false);
    expect(reportAll(results)).toContain("it does not conform");
  });

  it("tells a card that nobody laid on", async () => {
    const [sample] = sampleCards;
    const results = await run("id-card-reader", /rubbish/, (device, sink) => ({
      receive(bytes) {
        if (sample && bytes.length === 64) sink.event({ event: "card-laid", card: sample.card });
        device.receive(bytes);
      },
    }));
    expect(failed(results)).toEqual([expect.stringContaining("rubbish became card-laid")]);
  });

  it("calls itself ready while the reader is silent", async () => {
    const results = await run("id-card-reader", /falls silent/, (device, sink) => ({
      async run() {
        const pulse = setInterval(() => sink.alive(), 500);
        pulse.unref();
        await device.run();
        return new Promise(() => {});
      },
    }));
    expect(failed(results)).toEqual([expect.stringContaining("still told as ready")]);
  });

  it("throws", async () => {
    const results = await run("id-card-reader", /./, () => ({
      run: () => Promise.reject(new Error("driver's own")),
    }));
    expect(failed(results)[0]).toContain("driver-failed");
    expect(results.at(-1)).toMatchObject({ outcome: "not-tried" });
  });

  it("a person at a real device takes their time, and may leave out what they cannot do", {
    timeout: 60_000,
  }, async () => {
    const simulators = await setUpBench([{ deviceId: "real", kind: "id-card-reader" }], "auto");
    const [device] = simulators.devices;
    if (!device) throw new Error("no device");
    const answers: string[] = [];
    const person = (action: { action: string }, words: string) =>
      personHand(async () => {
        answers.push(words);
        if (action.action === "bad-card") return "cannot";
        await device.act(action);
        await delay(1500);
        return "done";
      }).do(action, words);
    const results = await runConformance(
      { kind: "id-card-reader", real: { transport: device.transport, hand: { do: person } } },
      { isWanted: (step) => /^(cable out|a card that cannot be read)/.test(step) },
    );
    await simulators.stop();
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "passed",
      "passed",
      "passed",
      "not-tried",
      "passed",
    ]);
    expect(answers).toContain("Pull the device's cable out, and leave it out.");
    expect(hasPassed(results)).toBe(false);
  });

  it("the same steps with nothing wrong pass", async () => {
    const printer = await run("ticket-printer", /^(no paper|print: is done)/);
    const reader = await run("id-card-reader", /^(sends rubbish|ends when)/);
    expect(failed([...printer, ...reader])).toEqual([]);
    expect(hasPassed(reader)).toBe(true);
  });
});

// Alone: it counts the timers of the whole process.
it("leaves a timer running when it is stopped", async () => {
  const results = await run("id-card-reader", /^ends when it is stopped/, () => ({
    stop() {
      setInterval(() => {}, 60_000);
    },
  }));
  expect(failed(results)).toEqual([expect.stringContaining("timers are left")]);
});

it("nothing tried is nothing passed", () => {
  expect(hasPassed([])).toBe(false);
  expect(hasPassed([{ step: "", tookMs: 0, outcome: "not-tried", why: "" }])).toBe(false);
});
