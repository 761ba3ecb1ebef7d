import { expect, it } from "vitest";
import { simulatorHand } from "../../drivers/conformance/hand.ts";
import type { ConformanceSuite } from "../../drivers/conformance/suite.ts";
import { createTestBench, type RunningBench } from "../../drivers/conformance/test-bench.ts";
import { deviceKinds } from "../../drivers/contract/devices.ts";
import type { DeviceConfig } from "../../drivers/host/config.ts";
import { kinds } from "../../drivers/kinds.ts";
import { type BenchDevice, setUpBench } from "../../drivers/simulators/bench.ts";
import { extent, isFull } from "../promises/extent.ts";
import type { Look } from "./hour/look.ts";
import { type ObservedHost, startObservedHost } from "./hour/start-host.ts";
import { atEnd } from "./support.ts";

/** A busy hall does some three things a minute at each of its devices; here they come one after the other, without the pauses. */
const rounds = extent(3, 200);
/** Compiled code and rings that fill (history, a simulator's requests) are no leak; in the last third nothing of that is new. */
const looksAfter = [extent(1, 20), extent(2, 110), rounds];
/** 5 kB a round in the full run. */
const mayGrowBytes = extent(1_500_000, 450_000);
/** Every so many rounds each cable that can be is pulled out and plugged in again. */
const cableEvery = extent(2, 10);
/** As many of each kind. */
const deviceCount = extent(9, 30);

interface Station {
  device: BenchDevice;
  suite: ConformanceSuite;
  bench: RunningBench;
}

async function setUp(): Promise<{ host: ObservedHost; stations: Station[] }> {
  const orders = Array.from({ length: deviceCount }, (_, at) => {
    const kind = deviceKinds[at % deviceKinds.length] ?? "id-card-reader";
    return { deviceId: `${kind}-${at}`, kind };
  });
  const simulators = await setUpBench(orders, "pty");
  atEnd(() => simulators.stop());
  const configs = simulators.devices.map(
    ({ deviceId, kind, transport }): DeviceConfig => ({ deviceId, kind, transport, model: "simulated" }),
  );
  const host = await startObservedHost(configs);
  const stations = await Promise.all(
    simulators.devices.map(async (device, at) => {
      const tools = await kinds[device.kind].tools();
      const config = configs[at];
      if (!config || !tools.conformance) throw new Error(`${device.kind} has no suite`);
      const { conformance } = tools;
      const suite = typeof conformance === "function" ? conformance(config) : conformance;
      const own: Pick<ObservedHost, "listen" | "operate"> = {
        operate: host.operate,
        listen: (listener) => host.listen((event) => event.deviceId === device.deviceId && listener(event)),
      };
      return { device, suite, bench: createTestBench(own, device.deviceId, simulatorHand(device), device) };
    }),
  );
  return { host, stations };
}

const working = ["ready", "unconfirmed", "paper-near-end"] as const;

/** On a machine with too much to do, a simulator may answer later than its device's adapter waits: that is another story. */
const tries = 4;
const patienceMs = 300_000;

async function work(station: Station, round: number): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await workOnce(station, round * tries + tried);
    } catch (error) {
      if (tried === tries) throw new Error(`${station.device.deviceId}, round ${round}`, { cause: error });
    }
  }
}

async function workOnce({ suite, bench }: Station, run: number): Promise<void> {
  bench.beginStep();
  await bench.awaitStatus(working, patienceMs);
  await suite.works(bench);
  for (const { operation, good } of suite.operations) {
    const { outcome } = await bench.operate(operation, good(run));
    if (/^(not-|unknown)/.test(outcome)) throw new Error(`${operation}: ${outcome}`);
  }
}

async function pullCable({ device, bench }: Station): Promise<void> {
  if (!(await device.act({ action: "cable-out" })).ok) return;
  await bench.awaitStatus(["lost", "absent"], patienceMs);
  await device.act({ action: "cable-in" });
  await bench.awaitStatus(working, patienceMs);
}

const bytesOf = (look: Look | undefined) => (look ? look.heapBytes + look.externalBytes : 0);

it(
  "thirty devices at work for an hour: no memory, no handle and no timer is left behind",
  async () => {
    const { host, stations } = await setUp();
    await Promise.all(stations.map(({ bench }) => bench.awaitStatus(working, patienceMs)));

    const looks: Awaited<ReturnType<ObservedHost["look"]>>[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await Promise.all(stations.map((station) => work(station, round)));
      if (round % cableEvery === 0) await Promise.all(stations.map(pullCable));
      if (looksAfter.includes(round)) looks.push(await host.look());
    }
    const [warm = [], middle = [], last = []] = looks;

    // The same processes: no driver crashed on the way.
    expect(last.map(({ who }) => who)).toEqual(warm.map(({ who }) => who));
    expect(last).toHaveLength(1 + deviceCount);
    const grown = last.map(({ who, look }, at) => ({
      who,
      bytes: bytesOf(middle[at]?.look) - bytesOf(warm[at]?.look),
      lastBytes: bytesOf(look) - bytesOf(middle[at]?.look),
      timers: look.timers - (warm[at]?.look.timers ?? 0),
      descriptors: look.descriptors - (warm[at]?.look.descriptors ?? 0),
    }));
    if (isFull) for (const one of grown) console.log(JSON.stringify(one));
    // A moment's own timers and sockets come and go: a question on its way, a connection to a printer.
    const left = grown.filter(
      ({ lastBytes, timers, descriptors }) => lastBytes > mayGrowBytes || timers > 3 || descriptors > 2,
    );
    expect(left).toEqual([]);
  },
  2 * 3_600_000,
);
