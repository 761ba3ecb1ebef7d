import type { PrintJob, PrintOutcome } from "../contract/print.ts";
import type { DeviceStatus, LostCause } from "../contract/status.ts";
import type { AdapterEvent, Attach, AttachedDevice } from "../driver.ts";
import { err } from "../result.ts";
import type { OpenFault, Transport } from "../transport/types.ts";
import { within } from "../wait.ts";
import type { HostSettings } from "./settings.ts";

/** `crashed`: the adapter threw; a fault of this program. */
export type SessionEnd =
  | { end: "not-opened"; fault: OpenFault }
  | { end: "lost"; cause: LostCause }
  | { end: "crashed"; error: unknown };

export interface SessionSink {
  status(status: DeviceStatus): void;
  event(event: AdapterEvent): void;
}

/** From opening a line to losing it. After its end nothing of it is heard any more, whatever the adapter still does. */
export interface Session {
  readonly ended: Promise<SessionEnd>;
  print(job: PrintJob): Promise<PrintOutcome>;
  stop(): void;
}

export function startSession(
  transport: Transport,
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
    if (!opened.ok) return { end: "not-opened", fault: opened.error };
    lastAliveAt = performance.now();
    const watchdog = setInterval(() => {
      if (performance.now() - lastAliveAt > settings.hungMs) end({ end: "lost", cause: "silent" });
    }, 100);
    guard(() => {
      const attached = attach(
        { write: async (bytes) => (isOver ? err("line-lost") : transport.write(bytes)) },
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

  return {
    ended: runAndClose(),
    async print(job: PrintJob): Promise<PrintOutcome> {
      if (isOver || !device?.print) return { outcome: "not-printed", reason: "not-connected" };
      const late: PrintOutcome = { outcome: "unknown", reason: "no-answer" };
      return within(device.print(job), settings.printMs, late);
    },
    stop: () => end({ end: "lost", cause: "unplugged" }),
  };
}
