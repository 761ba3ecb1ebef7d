import type { OperationName } from "../contract/operations.ts";
import { type Line, type LoadAdapter, openLine } from "./line.ts";
import type { FromLine, ToLine } from "./line-messages.ts";
import type { HostLog } from "./settings.ts";

/** What an error says, without what a driver may have put into it beside its text. */
const errorChars = 2000;

/** The way to the host and back. When the host is gone, so is this process. */
export interface HostChannel {
  /** `then`: it is on its way, or never will be. */
  tell(message: FromLine, then?: () => void): void;
  listen(hear: (message: ToLine) => void): void;
  /** Nothing more is to be said or heard: the process ends. */
  leave(): void;
}

const parentOfNode: HostChannel = {
  tell(message, then = () => {}) {
    if (process.connected) process.send?.(message, undefined, {}, then);
    else then();
  },
  listen(hear) {
    process.on("message", hear);
    process.once("disconnect", () => process.exit(0));
  },
  leave: () => process.disconnect(),
};

/**
 * The program of a line's process: does what the host says, beats, and ends when the host is gone. The signals that a
 * terminal sends to everybody are left to the host, which ends its lines in good order.
 */
export function runLineProgram(loadAdapter?: LoadAdapter, host: HostChannel = parentOfNode): void {
  let line: Line | undefined;
  const { tell } = host;

  const write =
    (level: "info" | "warn" | "error"): HostLog["info"] =>
    (fields, message) =>
      tell({ say: "log", level, fields: withPlainError(fields), message });
  const log: HostLog = { info: write("info"), warn: write("warn"), error: write("error") };

  async function answer(message: Extract<ToLine, { say: "operate" }>): Promise<void> {
    const { question, deviceId, operation, input, longestMs } = message;
    const ended = await line?.operate<OperationName>(deviceId, operation, input, longestMs);
    tell({ say: "answer", question, answer: ended });
  }

  function hear(message: ToLine): void {
    switch (message.say) {
      case "open":
        setInterval(beat, message.settings.process.beatMs);
        beat();
        line = openLine({
          devices: message.devices,
          settings: message.settings,
          sink: {
            status: (deviceId, status) => tell({ say: "status", deviceId, status }),
            event: (deviceId, event) => tell({ say: "event", deviceId, event }),
            died: (deviceId, status) => tell({ say: "status", deviceId, status }),
          },
          log,
          ...(loadAdapter ? { loadAdapter } : {}),
        });
        return;
      case "operate":
        void answer(message);
        return;
      case "stop":
        void Promise.resolve(line?.stop()).finally(() => host.leave());
        return;
      default:
        message satisfies never;
    }
  }

  function beat(): void {
    tell({ say: "beat", residentBytes: process.memoryUsage.rss() });
  }

  host.listen(hear);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  process.on("uncaughtException", (error) => {
    tell({ say: "crash", error: plain(error) }, () => process.exit(70));
  });
}

function withPlainError(fields: Record<string, unknown>): Record<string, unknown> {
  return "error" in fields ? { ...fields, error: plain(fields.error) } : fields;
}

function plain(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, errorChars);
}
