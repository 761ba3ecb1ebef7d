import type { DeviceEvent, Devices } from "../contract/devices.ts";
import type { OperationInput } from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";
import type { SimulatedUnit } from "../kind.ts";
import { delay } from "../wait.ts";
import { type Hand, StepFailed, type TestBench } from "./suite.ts";

/** The bench of one run: what steps wait for is counted from where the step began. */
export interface RunningBench extends TestBench {
  /** From here on, only what comes now counts. */
  beginStep(): void;
}

const lookEveryMs = 5;

export function createTestBench(
  host: Pick<Devices, "listen" | "operate">,
  deviceId: string,
  hand: Hand,
  simulator: SimulatedUnit | null,
): RunningBench {
  const events: DeviceEvent[] = [];
  let status: DeviceStatus = { kind: "opening" };
  /** For each sort of event, up to where steps have waited for it. */
  const seen = new Map<DeviceEvent["event"], number>();
  let stepBegan = 0;

  host.listen((event) => {
    events.push(event);
    if (event.event === "status") status = event.status;
  });

  const fail = (why: string): never => {
    throw new StepFailed(why);
  };

  async function until<Value>(look: () => Value | null, withinMs: number): Promise<Value | null> {
    const end = performance.now() + withinMs;
    for (;;) {
      const found = look();
      if (found !== null || performance.now() > end) return found;
      await delay(lookEveryMs);
    }
  }

  function sortsSince(index: number): string {
    const sorts = events
      .slice(index)
      .map((event) => (event.event === "status" ? event.status.kind : event.event));
    return sorts.length > 0 ? sorts.join(", ") : "nothing";
  }

  return {
    isSimulated: simulator !== null,
    hand,
    events,
    beginStep(): void {
      stepBegan = events.length;
      seen.clear();
    },
    status: () => status,
    async next(sort, what, withinMs, fits = () => true) {
      type Wanted = Extract<DeviceEvent, { event: typeof sort }>;
      const isWanted = (event: DeviceEvent | undefined): event is Wanted => event?.event === sort;
      const found = await until<Wanted>(() => {
        for (let index = seen.get(sort) ?? stepBegan; index < events.length; index += 1) {
          const event = events[index];
          seen.set(sort, index + 1);
          if (isWanted(event) && fits(event)) return event;
        }
        return null;
      }, withinMs);
      return found ?? fail(`${what}: did not come in ${withinMs} ms; there came ${sortsSince(stepBegan)}`);
    },
    async awaitStatus(kinds, withinMs) {
      const found = await until(() => (kinds.includes(status.kind) ? status : null), withinMs);
      return found ?? fail(`not ${kinds.join(" or ")} in ${withinMs} ms, but ${JSON.stringify(status)}`);
    },
    async expectNone(sorts, forMs) {
      const from = events.length;
      const found = await until(
        () => events.slice(from).find((event) => sorts.includes(event.event)) ?? null,
        forMs,
      );
      if (found) fail(`there came ${sortsSince(from)}`);
    },
    operate: (operation, input) =>
      host.operate(deviceId, operation, input as OperationInput<typeof operation>),
    simulatorState: () => simulator?.state() ?? null,
    expect(holds, otherwise) {
      if (!holds) fail(otherwise);
    },
    fail,
  };
}
