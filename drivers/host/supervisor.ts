import {
  type OperationAnswer,
  type OperationInput,
  type OperationName,
  refuse,
} from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";
import type { AdapterEvent, Attach } from "../driver.ts";
import { unreachable } from "../result.ts";
import type { TransportSpec } from "../transport/spec.ts";
import type { OpenFault, Transport } from "../transport/types.ts";
import { Pause } from "../wait.ts";
import { type Session, type SessionEnd, startSession } from "./session.ts";
import type { HostLog, HostSettings } from "./settings.ts";

export interface Supervisor {
  operate<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
    longestMs: number,
  ): Promise<OperationAnswer<Name>>;
  /** Settles when the line is closed. */
  stop(): Promise<void>;
}

export interface SupervisorParts {
  deviceId: string;
  spec: TransportSpec;
  createTransport: () => Transport;
  attach: Attach;
  /** What was last told of the device; only what differs is told. */
  status: DeviceStatus;
  onStatus: (status: DeviceStatus) => void;
  onEvent: (event: AdapterEvent) => void;
  settings: HostSettings;
  log: HostLog;
}

/**
 * Keeps one device open for as long as the host runs: opens, hands the line to the adapter, opens again after a loss with
 * growing pauses. Each change of status is told once; tries that change nothing are not told at all.
 */
export function superviseDevice(parts: SupervisorParts): Supervisor {
  const { deviceId, settings, log } = parts;
  const pause = new Pause();
  let status = parts.status;
  let session: Session | undefined;
  let refusal: string | undefined;

  function report(next: DeviceStatus): void {
    if (isSame(status, next)) return;
    status = next;
    parts.onStatus(next);
  }

  async function keepOpen(): Promise<void> {
    let step = 0;
    do {
      const openedAt = performance.now();
      session = startSession(
        parts.createTransport(),
        parts.spec,
        parts.attach,
        { status: report, event: parts.onEvent },
        settings,
      );
      const ended = await session.ended;
      session = undefined;
      if (pause.hasEnded) return;
      report(statusAfter(ended));
      tellRefusal(ended);
      if (ended.end === "crashed") log.error({ deviceId, error: ended.error }, "driver failed");
      if (performance.now() - openedAt > settings.steadyMs) step = 0;
    } while ((await pause.wait(nextPause(step++))) === "on");
  }

  /** Once, however often it is tried again. */
  function tellRefusal(ended: SessionEnd): void {
    const last = refusal;
    refusal = ended.end === "not-opened" ? ended.refusal : undefined;
    if (refusal !== undefined && refusal !== last) log.warn({ deviceId, refusal }, "device refused");
  }

  function nextPause(step: number): number {
    return settings.backOffMs[Math.min(step, settings.backOffMs.length - 1)] ?? settings.backOffMs[0];
  }

  function statusAfter(ended: SessionEnd): DeviceStatus {
    switch (ended.end) {
      case "lost":
        return { kind: "lost", cause: ended.cause };
      case "crashed":
        return { kind: "faulty", fault: "driver-failed" };
      case "not-opened":
        return statusOfFault(ended.fault);
      default:
        return unreachable(ended);
    }
  }

  /** A device that was there before and is not now was unplugged; one that never was is absent. */
  function statusOfFault(fault: OpenFault): DeviceStatus {
    if (fault === "refused") return { kind: "lost", cause: "refused" };
    const wasNeverThere = status.kind === "opening" || status.kind === "absent";
    return wasNeverThere ? { kind: "absent" } : { kind: "lost", cause: "unplugged" };
  }

  const running = keepOpen();

  return {
    async operate(operation, input, longestMs) {
      try {
        return await (session?.operate(operation, input, longestMs) ?? refuse(operation, "not-connected"));
      } catch (error) {
        log.error({ deviceId, operation, error }, "driver failed in an operation");
        return { outcome: "unknown", reason: "no-answer" };
      }
    },
    async stop(): Promise<void> {
      pause.end();
      session?.stop();
      await running;
    },
  };
}

export function isSame(one: DeviceStatus, other: DeviceStatus): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
