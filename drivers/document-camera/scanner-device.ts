import type { CaptureRequest } from "../contract/documents.ts";
import type { CaptureOutcome } from "../contract/operations.ts";
import type { LostCause } from "../contract/status.ts";
import type { AttachedDevice, DeviceSink } from "../driver.ts";
import { Pause, within } from "../wait.ts";
import { longestCaptureMs, type Scanner, type ScannerRhythm } from "./types.ts";

/** A sign of life so often while the scanner is waited for, which each of its waits limits itself. */
const aliveMs = 500;

interface Task {
  request: CaptureRequest;
  finish: (outcome: CaptureOutcome) => void;
}

/** One loop does everything in turn: looks at the scanner, and captures what was asked for. */
export function attachScanner(scanner: Scanner, sink: DeviceSink, rhythm: ScannerRhythm): AttachedDevice {
  const pause = new Pause();
  const giveUp = new AbortController();
  let task: Task | undefined;
  let failures = 0;

  async function lively<Value>(work: Promise<Value>): Promise<Value> {
    const beat = setInterval(() => sink.alive(), aliveMs);
    try {
      return await work;
    } finally {
      clearInterval(beat);
      sink.alive();
    }
  }

  async function capture({ request, finish }: Task): Promise<void> {
    const cut = new AbortController();
    const stop = () => cut.abort();
    giveUp.signal.addEventListener("abort", stop);
    const late: CaptureOutcome = { outcome: "unknown", reason: "no-answer" };
    const outcome = await lively(within(scanner.capture(request, cut.signal), longestCaptureMs, late));
    giveUp.signal.removeEventListener("abort", stop);
    cut.abort();
    finish(outcome);
    task = undefined;
  }

  async function look(): Promise<LostCause | null> {
    const looked = await lively(scanner.look(giveUp.signal));
    if (looked.seen === "status") {
      failures = 0;
      sink.status(looked.status);
      return null;
    }
    failures += 1;
    return failures >= rhythm.failuresUntilLost ? looked.cause : null;
  }

  async function work(): Promise<LostCause> {
    do {
      if (task) await capture(task);
      const lost = await look();
      if (lost !== null) return lost;
    } while ((await pause.wait(task ? 0 : failures > 0 ? rhythm.doubtMs : rhythm.pollMs)) === "on");
    return "unplugged";
  }

  return {
    receive: () => {},
    async run(): Promise<LostCause> {
      try {
        return await work();
      } finally {
        pause.end();
        task?.finish({ outcome: "not-captured", reason: "not-connected" });
        task = undefined;
      }
    },
    stop(): void {
      pause.end();
      giveUp.abort();
    },
    operations: {
      async captureDocument(request: CaptureRequest): Promise<CaptureOutcome> {
        if (task) return { outcome: "not-captured", reason: "busy" };
        if (pause.hasEnded) return { outcome: "not-captured", reason: "not-connected" };
        const { promise, resolve } = Promise.withResolvers<CaptureOutcome>();
        task = { request, finish: resolve };
        pause.wake();
        return promise;
      },
    },
  };
}
