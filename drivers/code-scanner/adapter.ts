import type { AttachedDevice, DeviceSink, MakeAdapter } from "../driver.ts";
import { Pause } from "../wait.ts";
import { createCodeAssembler } from "./frame.ts";
import { createTypedCodes } from "./keyboard/typed-codes.ts";
import { type CodeSource, scannerSettings } from "./types.ts";

/** A scanner on a serial line, real or in USB. */
export const createSerialScanner: MakeAdapter = ({ options }) => {
  const settings = scannerSettings(options);
  return (_port, sink) => attachScanner(createCodeAssembler(settings), settings.quietMs, sink);
};

/** A scanner that is a keyboard, read directly where the system lets us, so that it types into no page. */
export const createKeyboardScanner: MakeAdapter = ({ options }) => {
  const settings = scannerSettings(options);
  return (_port, sink) => attachScanner(createTypedCodes(settings), settings.quietMs, sink);
};

const lifeSignMs = 1000;

/**
 * Hears only: nothing can be asked of these scanners, so one that nobody uses cannot be told from one that is dead. It is
 * `unconfirmed` until it has read something, and `faulty` while what it sends cannot be read as it is configured.
 */
function attachScanner(source: CodeSource, quietMs: number, sink: DeviceSink): AttachedDevice {
  const pause = new Pause();
  let quietTimer: NodeJS.Timeout | undefined;
  let refusedBefore = source.refusedCodes;

  function tell(codes: readonly string[]): void {
    if (source.refusedCodes > refusedBefore) sink.status({ kind: "faulty", fault: "codes-unreadable" });
    refusedBefore = source.refusedCodes;
    for (const text of codes) {
      sink.status({ kind: "ready" });
      sink.event({ event: "code-scanned", text });
    }
  }

  return {
    receive(bytes): void {
      sink.alive();
      clearTimeout(quietTimer);
      quietTimer = setTimeout(() => tell(source.quiet()), quietMs);
      tell(source.push(bytes));
    },
    async run() {
      sink.status({ kind: "unconfirmed" });
      do sink.alive();
      while ((await pause.wait(lifeSignMs)) === "on");
      return "unplugged";
    },
    stop(): void {
      clearTimeout(quietTimer);
      pause.end();
    },
  };
}
