import type { DeviceEvent, DeviceHistoryEntry } from "../contract/devices.ts";
import {
  type OperationAnswer,
  type OperationInput,
  type OperationName,
  refuse,
} from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";
import type { AdapterEvent } from "../driver.ts";
import { kinds } from "../kinds.ts";
import type { DeviceConfig } from "./config.ts";
import { createHistory } from "./history.ts";
import { createPrintLedger } from "./ledger.ts";
import type { Line, LineDevice } from "./line.ts";
import type { HostLog } from "./settings.ts";
import { isSame } from "./supervisor.ts";

/** One device as the host knows it, for as long as the host runs; lines and their processes come and go. */
export interface HostedDevice {
  readonly config: DeviceConfig;
  readonly status: DeviceStatus;
  readonly identity: string | undefined;
  hearStatus(status: DeviceStatus): void;
  hearEvent(event: AdapterEvent): void;
  /** The line's process is dead: what it owed is said in its place. */
  hearDeath(status: DeviceStatus): void;
  operate<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
  ): Promise<OperationAnswer<Name>>;
  refused(operation: OperationName): void;
  note(entry: "claimed" | "released"): void;
  history(): DeviceHistoryEntry[];
  /** What a line that is opened now must know. */
  forLine(): LineDevice;
}

/** Operations whose jobs come out on paper, and what a job is told that was given before. */
const onceOnly: { [Name in OperationName]?: () => OperationAnswer<Name> } = {
  print: () => ({ outcome: "not-printed", reason: "already-printed" }),
  printDocument: () => ({ outcome: "not-printed", reason: "already-printed" }),
};

export function createHostedDevice(
  config: DeviceConfig,
  line: () => Line | undefined,
  tell: (event: DeviceEvent) => void,
  log: HostLog,
): HostedDevice {
  const { deviceId, kind } = config;
  const history = createHistory();
  const ledger = createPrintLedger();
  let status: DeviceStatus = { kind: "opening" };
  let identity: string | undefined;
  let isCardOn = false;
  /** Something was begun that may not have been brought to its end. */
  let isInterrupted = false;

  function hearStatus(next: DeviceStatus): void {
    if (isSame(status, next)) return;
    status = next;
    log.info({ deviceId, status: next.kind }, "device status");
    history.write({ entry: "status", status });
    tell({ event: "status", deviceId, kind, status });
  }

  function hearEvent(event: AdapterEvent): void {
    if (event.event === "identified") {
      if (identity !== event.identity) log.info({ deviceId, identity: event.identity }, "device identified");
      identity = event.identity;
      return;
    }
    if (event.event === "card-laid" || event.event === "card-unreadable") isCardOn = true;
    if (event.event === "card-taken") isCardOn = false;
    history.write({ entry: "event", event: event.event });
    tell({ ...event, deviceId });
  }

  function begin<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
    longestMs: number,
  ): Promise<OperationAnswer<Name>> {
    const work = async () =>
      (await line()?.operate(deviceId, operation, input, longestMs)) ?? refuse(operation, "not-connected");
    const repeated = onceOnly[operation];
    if (!repeated || !("jobId" in input)) return work();
    return ledger.once(
      input.jobId,
      async () => {
        const wasInterrupted = isInterrupted;
        isInterrupted = true;
        const answer = await work();
        if (answer.outcome === "printed") isInterrupted = false;
        if ("reason" in answer && answer.reason === "not-connected") isInterrupted = wasInterrupted;
        return answer;
      },
      (reason) => (reason === "busy" ? refuse(operation, "busy") : repeated()),
    );
  }

  /** Never fails, whatever the kind's own code does. */
  async function answerTo<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
  ): Promise<OperationAnswer<Name>> {
    const rule = kinds[kind].operations[operation];
    if (!rule) return refuse(operation, "not-supported");
    try {
      if (!(await rule.isValid(input))) return refuse(operation, "bad-input");
    } catch (error) {
      log.error({ deviceId, operation, error }, "input could not be checked");
      return refuse(operation, "faulty");
    }
    try {
      return await begin(operation, input, rule.longestMs);
    } catch (error) {
      log.error({ deviceId, operation, error }, "operation failed");
      return { outcome: "unknown", reason: "no-answer" };
    }
  }

  function noteOperation(operation: OperationName, answer: { outcome: string }, tookMs: number): void {
    const { outcome } = answer;
    const reason = "reason" in answer && typeof answer.reason === "string" ? { reason: answer.reason } : {};
    log.info({ deviceId, operation, outcome, ...reason }, "operation");
    history.write({ entry: "operation", operation, outcome, ...reason, tookMs });
  }

  return {
    config,
    get status() {
      return status;
    },
    get identity() {
      return identity;
    },
    hearStatus,
    hearEvent,
    hearDeath(next: DeviceStatus): void {
      // A page must not go on with the person of a reader that nobody watches any more.
      if (isCardOn) hearEvent({ event: "card-taken" });
      hearStatus(next);
    },
    async operate(operation, input) {
      const startedAt = performance.now();
      const answer = await answerTo(operation, input);
      noteOperation(operation, answer, Math.round(performance.now() - startedAt));
      return answer;
    },
    refused: (operation) => noteOperation(operation, refuse(operation, "in-use"), 0),
    note: (entry) => history.write({ entry }),
    history: history.read,
    forLine: () => ({ config, status, wasInterrupted: isInterrupted }),
  };
}
