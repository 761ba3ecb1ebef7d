import {
  type OperationAnswer,
  type OperationInput,
  type OperationName,
  refuse,
} from "../contract/operations.ts";
import type { Unknown } from "../contract/refusal.ts";
import type { DeviceStatus, LostCause } from "../contract/status.ts";
import type { AdapterEvent, Attach, AttachedDevice, DevicePort } from "../driver.ts";
import { err } from "../result.ts";
import type { TransportSpec } from "../transport/spec.ts";
import type { OpenFault, Transport } from "../transport/types.ts";
import { delay, within } from "../wait.ts";
import type { HostSettings } from "./settings.ts";

/** `crashed`: the adapter threw; a fault of this program. */
export type SessionEnd =
  | { end: "not-opened"; fault: OpenFault; refusal?: string | undefined }
  | { end: "lost"; cause: LostCause }
  | { end: "crashed"; error: unknown };

export interface SessionSink {
  status(status: DeviceStatus): void;
  event(event: AdapterEvent): void;
}

/** How long an adapter may take to say how its work ended when the line is gone. */
const lastWordMs = 1000;

/** From opening a line to losing it. After its end nothing of it is heard any more, whatever the adapter still does. */
export interface Session {
  readonly ended: Promise<SessionEnd>;
  operate<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
    longestMs: number,
  ): Promise<OperationAnswer<Name>>;
  stop(): void;
}

export function startSession(
  transport: Transport,
  spec: TransportSpec,
  attach: Attach,
  sink: SessionSink,
  settings: HostSettings,
): Session {
  const { promise: over, resolve: end } = Promise.withResolvers<SessionEnd>();
  let device: AttachedDevice | undefined;
  let isOver = false;
  let lastAliveAt = performance.now();

  /** Whatever an adapter does with what it is given, it is this session's trouble only. */
  function guard(work: () => void): void {
    if (isOver) return;
    try {
      work();
    } catch (error) {
      end({ end: "crashed", error });
    }
  }

  async function run(): Promise<SessionEnd> {
    const opened = await transport.open({
      data: (bytes) => guard(() => device?.receive(bytes)),
      closed: () => end({ end: "lost", cause: "unplugged" }),
    });
    if (!opened.ok) return { end: "not-opened", fault: opened.error, refusal: transport.refusal };
    lastAliveAt = performance.now();
    const watchdog = setInterval(() => {
      if (performance.now() - lastAliveAt > settings.hungMs) end({ end: "lost", cause: "silent" });
    }, 100);
    guard(() => {
      const attached = attach(
        portOf(transport, spec, () => isOver),
        {
          status: (status) => isOver || sink.status(status),
          event: (event) => isOver || sink.event(event),
          alive: () => {
            lastAliveAt = performance.now();
          },
        },
      );
      device = attached;
      attached.run().then(
        (cause) => end({ end: "lost", cause }),
        (error: unknown) => end({ end: "crashed", error }),
      );
    });
    const result = await over;
    clearInterval(watchdog);
    return result;
  }

  async function runAndClose(): Promise<SessionEnd> {
    const result = await run().catch((error: unknown): SessionEnd => ({ end: "crashed", error }));
    try {
      device?.stop();
    } catch {
      // It is given up anyway.
    }
    isOver = true;
    await transport.close();
    return result;
  }

  /** Ends the waits of operations whose adapter says nothing more. */
  const cutOffs = new Set<(late: Unknown) => void>();
  const ended = runAndClose();
  void ended.then(async () => {
    if (cutOffs.size > 0) await delay(lastWordMs);
    for (const cutOff of cutOffs) cutOff(lineLost);
  });

  return {
    ended,
    async operate(operation, input, longestMs) {
      if (isOver || !device) return refuse(operation, "not-connected");
      const work = device.operations?.[operation];
      if (!work) return refuse(operation, "not-supported");
      const limitMs = Math.min(longestMs, settings.longestOperationMs);
      const { promise: late, resolve: cutOff } = Promise.withResolvers<Unknown>();
      cutOffs.add(cutOff);
      try {
        return await within(Promise.race([work(input), late]), limitMs, noAnswer);
      } finally {
        cutOffs.delete(cutOff);
      }
    },
    stop: () => end({ end: "lost", cause: "unplugged" }),
  };
}

const noAnswer: Unknown = { outcome: "unknown", reason: "no-answer" };
const lineLost: Unknown = { outcome: "unknown", reason: "line-lost" };

function portOf(transport: Transport, spec: TransportSpec, isOver: () => boolean): DevicePort {
  const { setBaudRate } = transport;
  return {
    spec,
    write: async (bytes, holdMs) => (isOver() ? err("line-lost") : transport.write(bytes, holdMs)),
    release: () => transport.release?.(),
    ...(setBaudRate && {
      setBaudRate: async (baudRate) => (isOver() ? err("line-lost") : setBaudRate(baudRate)),
    }),
  };
}
