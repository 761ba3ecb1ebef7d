import { randomUUID } from "node:crypto";
import type { DeviceInfo, DeviceKind, Devices } from "../../drivers/contract/devices.ts";
import type { DeviceStatus } from "../../drivers/contract/status.ts";
import type { HostLog } from "../../drivers/host/settings.ts";
import { unreachable } from "../../drivers/result.ts";
import { delay } from "../../drivers/wait.ts";
import type { HallSession } from "./hall-session.ts";
import { isPassing } from "./hall-socket.ts";

const pauseMs = 1000;

interface Report {
  commandId: string;
  deviceId: string;
  status: DeviceStatus["kind"];
  detail: { kind: DeviceKind; model: string; fault?: string; cause?: string };
}

export interface HallLink {
  close(): void;
}

/**
 * Tells the hall how the devices of this place are: each change, and everything again after each reconnect, since the hall
 * may have been started anew. A report without an answer goes out again under the same command id, unless the device's
 * state is another by then.
 */
export function openHallLink(
  session: Pick<HallSession, "state" | "send" | "watch">,
  devices: Devices,
  log: HostLog,
): HallLink {
  const newest = new Map<string, string>();

  async function report(info: DeviceInfo): Promise<void> {
    const input = reportOf(info);
    newest.set(info.deviceId, input.commandId);
    while (session.state === "connected" && newest.get(info.deviceId) === input.commandId) {
      const answer = await session.send("device:report", input);
      if (answer === null) continue;
      if (answer.ok) return;
      log.warn({ deviceId: info.deviceId, code: answer.error.code }, "hall refused a report");
      if (!isPassing(answer)) return;
      await delay(pauseMs);
    }
  }

  async function reportAll(): Promise<void> {
    for (const info of await devices.list()) void report(info);
  }

  /** With the status that the event told of; the list may be further already. */
  async function reportChange(deviceId: string, status: DeviceStatus): Promise<void> {
    const info = (await devices.list()).find((device) => device.deviceId === deviceId);
    if (info) await report({ ...info, status });
  }

  const stopListening = devices.listen((event) => {
    if (event.event === "status") void reportChange(event.deviceId, event.status);
  });

  const stopWatching = session.watch((state) => {
    if (state === "connected") void reportAll();
  });

  return {
    close(): void {
      stopListening();
      stopWatching();
      newest.clear();
    },
  };
}

function reportOf({ deviceId, kind, model, status }: DeviceInfo): Report {
  return {
    commandId: randomUUID(),
    deviceId,
    status: status.kind,
    detail: { kind, model, ...troubleOf(status) },
  };
}

function troubleOf(status: DeviceStatus): { fault?: string; cause?: string } {
  switch (status.kind) {
    case "faulty":
      return { fault: status.fault };
    case "lost":
      return { cause: status.cause };
    case "absent":
    case "opening":
    case "ready":
    case "unconfirmed":
    case "paper-near-end":
    case "ink-low":
    case "paper-out":
    case "cover-open":
      return {};
    default:
      return unreachable(status);
  }
}
