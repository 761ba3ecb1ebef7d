import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { z } from "zod";
import type { DeviceInfo, DeviceKind, Devices } from "../../drivers/contract/devices.ts";
import type { DeviceStatus } from "../../drivers/contract/status.ts";
import type { HostLog } from "../../drivers/host/settings.ts";
import { unreachable } from "../../drivers/result.ts";
import { delay } from "../../drivers/wait.ts";

const answerMs = 3000;
/** Errors that say nothing against the report itself; it goes out again after a pause. */
const passingErrors: ReadonlySet<string> = new Set([
  "rate-limited",
  "server-busy",
  "storage-failed",
  "internal",
]);
const pauseMs = 1000;
const reconnectMs = { reconnectionDelay: 300, reconnectionDelayMax: 2000 };

const answerOfHall = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
]);
type Answer = z.infer<typeof answerOfHall>;
/** In place of an answer that is none. */
const nonsense: Answer = { ok: false, error: { code: "no-answer-of-a-hall" } };

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
export function openHallLink(hall: string, token: string, devices: Devices, log: HostLog): HallLink {
  const socket = io(hall, { transports: ["websocket"], auth: { token }, ...reconnectMs });
  const newest = new Map<string, string>();

  async function report(info: DeviceInfo): Promise<void> {
    const input = reportOf(info);
    newest.set(info.deviceId, input.commandId);
    while (socket.connected && newest.get(info.deviceId) === input.commandId) {
      const answer = await send(input);
      if (answer === null) continue;
      if (answer.ok) return;
      log.warn({ deviceId: info.deviceId, code: answer.error.code }, "hall refused a report");
      if (!passingErrors.has(answer.error.code)) return;
      await delay(pauseMs);
    }
  }

  /** null: no answer in time. */
  async function send(input: Report): Promise<Answer | null> {
    try {
      const answer: unknown = await socket.timeout(answerMs).emitWithAck("device:report", input);
      return answerOfHall.safeParse(answer).data ?? nonsense;
    } catch {
      return null;
    }
  }

  async function reportAll(): Promise<void> {
    log.info({}, "connected to the hall");
    for (const info of await devices.list()) void report(info);
  }

  /** With the status that the event told of; the list may be further already. */
  async function reportChange(deviceId: string, status: DeviceStatus): Promise<void> {
    const info = (await devices.list()).find((device) => device.deviceId === deviceId);
    if (info) await report({ ...info, status });
  }

  /** One line in the log per outage, not one per try. */
  let isKnownToBeDown = false;

  socket.on("connect", () => {
    isKnownToBeDown = false;
    void reportAll();
  });
  socket.on("disconnect", (reason) => {
    log.warn({ reason }, "lost the hall");
    // socket.io comes back by itself, except when the server ended the connection on purpose.
    if (reason === "io server disconnect")
      setTimeout(() => socket.connect(), reconnectMs.reconnectionDelayMax);
  });
  socket.on("connect_error", ({ message }) => {
    if (!isKnownToBeDown) log.warn({ message }, "hall cannot be reached");
    isKnownToBeDown = true;
    // A refusal (a token that is not valid yet) is not tried again by itself.
    if (!socket.active) setTimeout(() => socket.connect(), reconnectMs.reconnectionDelayMax);
  });
  const stopListening = devices.listen((event) => {
    if (event.event === "status") void reportChange(event.deviceId, event.status);
  });

  return {
    close(): void {
      stopListening();
      newest.clear();
      socket.removeAllListeners();
      socket.disconnect();
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
