import type { DeviceKind } from "../contract/devices.ts";
import { adapterOf } from "../host/adapter-of.ts";
import type { DeviceConfig } from "../host/config.ts";
import { startDeviceHost } from "../host/device-host.ts";
import type { LoadAdapter } from "../host/line.ts";
import { type HostLog, noLog } from "../host/settings.ts";
import type { Simulate, SimulatedUnit } from "../kind.ts";
import { kinds } from "../kinds.ts";
import { setUpBench } from "../simulators/bench.ts";
import { createTransport } from "../transport/open.ts";
import { carriesBytes, parseTransportSpec, type TransportSpec } from "../transport/spec.ts";
import { openingSteps, type Rig, timersLeft, troubleSteps } from "./generic-steps.ts";
import { simulatorHand } from "./hand.ts";
import { createMeddler } from "./meddler.ts";
import type { StepOutcome, StepResult } from "./report.ts";
import { type ConformanceStep, type ConformanceSuite, type Hand, NotTried } from "./suite.ts";
import { suiteOf } from "./suite-of.ts";
import { createTestBench, type RunningBench } from "./test-bench.ts";

export interface ConformanceTarget {
  kind: DeviceKind;
  adapter?: string;
  profile?: string;
  address?: number;
  /** A modelId, which then says adapter and profile. */
  model?: string;
  options?: NonNullable<DeviceConfig["options"]>;
  /** A real device, and a hand that asks a person; without it, the kind's simulator is set up and moved. */
  real?: { transport: string; hand: Hand };
}

export interface ConformanceOptions {
  onResult?: (result: StepResult) => void;
  /** Hears what the host says of a driver that fails. */
  log?: HostLog;
  /** Another adapter in place of the one that the target names. */
  loadAdapter?: LoadAdapter;
  /** The other end of that adapter's wire, in place of the kind's. */
  simulate?: Simulate;
  /** In place of the kind's. */
  suite?: ConformanceSuite;
  /** For tests: of the steps after the first, only these. */
  isWanted?: (step: string) => boolean;
}

const deviceId = "tested";

/**
 * Runs a kind's suite and the generic steps against whatever is on the wire. Never throws for what the device does; throws a
 * `WrongProfile` before anything is opened.
 */
export async function runConformance(
  target: ConformanceTarget,
  options: ConformanceOptions = {},
): Promise<StepResult[]> {
  const { onResult, loadAdapter, simulate, log = noLog, isWanted = () => true } = options;
  const { real, ...named } = target;
  const tools = await kinds[target.kind].tools();
  const results: StepResult[] = [];
  const device = { model: "under test", ...named, deviceId };
  // Both ends of the wire must speak the same, also where only the model was named.
  const { adapter, profile } = adapterOf({ ...device, transport: "" });
  const chosen = { ...device, adapter, ...(profile === undefined ? {} : { profile }) };
  const suite = options.suite ?? suiteOf(tools, { ...chosen, transport: real?.transport ?? "" });
  const simulators = real ? null : await setUpBench([chosen], "auto", simulate);
  const simulator = simulators?.devices[0] ?? null;
  const transport = real?.transport ?? simulator?.transport ?? "";
  const spec = parseTransportSpec(transport);
  if (!spec.ok) throw new Error(`${spec.error}: ${transport}`);
  const config: DeviceConfig = { ...chosen, transport };
  const meddler = carriesBytes(spec.value) ? createMeddler() : null;
  const timersBefore = await timersLeft();
  const host = startDeviceHost([config], {
    log,
    ...(loadAdapter ? { loadAdapter } : {}),
    ...(meddler ? { openTransport: (wanted: TransportSpec) => meddler.wrap(createTransport(wanted)) } : {}),
  });
  const rig: Rig = { host, deviceId, suite, meddler, isStream: isStream(spec.value), timersBefore };
  const bench = createTestBench(host, deviceId, real?.hand ?? handOf(simulator), simulator);

  const opening = openingSteps(rig);
  /** Every further step would wait for what does not come. */
  let isHopeless = false;

  async function runAll(steps: readonly ConformanceStep[]): Promise<void> {
    for (const step of steps) {
      if (step.only === "simulator" && real) continue;
      const result: StepResult = isHopeless
        ? { step: step.step, tookMs: 0, outcome: "not-tried", why: "it does not even do its work" }
        : await runStep(step, bench);
      results.push(result);
      onResult?.(result);
      if (steps === opening && result.outcome !== "passed") isHopeless = true;
    }
  }

  try {
    await runAll(opening);
    await runAll([...suite.steps, ...troubleSteps(rig)].filter(({ step }) => isWanted(step)));
  } finally {
    await host.stop();
    await simulators?.stop();
  }
  return results;
}

async function runStep({ step, run }: ConformanceStep, bench: RunningBench): Promise<StepResult> {
  const began = performance.now();
  bench.beginStep();
  let outcome: StepOutcome = { outcome: "passed" };
  try {
    await run(bench);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    outcome = { outcome: error instanceof NotTried ? "not-tried" : "failed", why };
  }
  return { step, tookMs: performance.now() - began, ...outcome };
}

function handOf(simulator: SimulatedUnit | null): Hand {
  if (!simulator) throw new Error("neither a device nor a simulator");
  return simulatorHand(simulator);
}

/** Reports of HID and packets of USB have a size that means something; bytes of the others may be cut anywhere. */
function isStream({ transport }: TransportSpec): boolean {
  return transport === "serial" || transport === "serial-usb" || transport === "tcp";
}
