import type { OperationAnswer } from "../contract/operations.ts";
import { refuse } from "../contract/operations.ts";
import type { Unknown } from "../contract/refusal.ts";
import type { DeviceStatus } from "../contract/status.ts";
import { Pause, within } from "../wait.ts";
import { forkLine, type LineProgram } from "./fork-line.ts";
import type { Line, LineDevice, LineSink } from "./line.ts";
import type { FromLine } from "./line-messages.ts";
import type { HostLog, HostSettings } from "./settings.ts";
import { watchProcess } from "./watch-process.ts";

export interface LineProcessParts {
  /** As they are at each start. */
  devices: () => LineDevice[];
  sink: LineSink;
  settings: HostSettings;
  log: HostLog;
  program?: LineProgram;
}

/** Why a line's process is no more; `exit`: it ended by itself. */
type Death = { death: "exit"; code: number | null; signal: string | null } | { death: Kill };
type Kill = "silent" | "too-big" | "too-many-words";

/** A process that does not go away when killed hangs in the operating system; nobody waits for it. */
const goneMs = 2000;
/** An answer that the process itself owes by its own limits. */
const answerGraceMs = 5000;

/**
 * One line in a process of its own, so that its driver may crash, hang, grow or end the process and takes nobody along:
 *
 *   start ─▶ beats ─▶ beats …            no beat, too big, too many words: killed
 *     ▲                  │ ended or killed: what was asked is "unknown", its devices are told of, once
 *     └──── pause ◀──────┘ longer each time, short again after a while of work
 */
export function openLineProcess({ devices, sink, settings, log, program = {} }: LineProcessParts): Line {
  const pause = new Pause();
  const limits = settings.process;
  const lineDevices = devices().map(({ config }) => config.deviceId);
  let running: Running | undefined;

  async function keepRunning(): Promise<void> {
    let step = 0;
    do {
      const startedAt = performance.now();
      running = start();
      const death = await running.over;
      running = undefined;
      if (pause.hasEnded) return;
      log.error({ devices: lineDevices, ...death }, "a line's process died");
      for (const deviceId of lineDevices) sink.died(deviceId, statusAfter(death));
      if (performance.now() - startedAt > settings.steadyMs) step = 0;
    } while ((await pause.wait(nextPause(step++))) === "on");
  }

  function nextPause(step: number): number {
    return limits.restartMs[Math.min(step, limits.restartMs.length - 1)] ?? limits.restartMs[0];
  }

  function start(): Running {
    const { promise: over, resolve: end } = Promise.withResolvers<Death>();
    const { promise: gone, resolve: goes } = Promise.withResolvers<void>();
    const asked = new Map<number, (answer: unknown) => void>();
    let isOver = false;
    let questions = 0;

    const child = forkLine(program, limits.mostMegabytes);
    const watch = watchProcess(
      () => child.pid,
      limits,
      (why) => {
        die({ death: why });
        child.kill();
      },
    );

    /** Nothing that it still says counts from here on. */
    function die(death: Death): void {
      if (isOver) return;
      isOver = true;
      watch.stop();
      for (const answer of asked.values()) answer(lineLost);
      asked.clear();
      // The next one could not open the line before this one has let go of it.
      void within(gone, goneMs, undefined).then(() => end(death));
    }

    function hear(message: FromLine): void {
      if (isOver) return;
      watch.heard(message);
      switch (message.say) {
        case "beat":
          return;
        case "status":
          sink.status(message.deviceId, message.status);
          return;
        case "event":
          sink.event(message.deviceId, message.event);
          return;
        case "answer":
          asked.get(message.question)?.(message.answer);
          return;
        case "log":
          log[message.level](message.fields, message.message);
          return;
        case "crash":
          log.error({ devices: lineDevices, error: message.error }, "driver failed");
          return;
        default:
          message satisfies never;
      }
    }

    child.onMessage(hear);
    child.onceGone((code, signal) => {
      goes();
      die({ death: "exit", code, signal });
    });
    child.onceFailed((error) => {
      log.error({ devices: lineDevices, error }, "a line's process cannot be started");
      if (child.pid === undefined) goes();
      die({ death: "exit", code: null, signal: null });
    });
    child.tell({ say: "open", devices: devices(), settings });

    return {
      over,
      async ask(deviceId, operation, input, longestMs) {
        if (isOver) return refuse(operation, "not-connected");
        const question = questions++;
        const { promise, resolve } = Promise.withResolvers<unknown>();
        asked.set(question, resolve);
        child.tell({ say: "operate", question, deviceId, operation, input, longestMs });
        const answer = await within(promise, longestMs + answerGraceMs, noAnswer);
        asked.delete(question);
        return answer as OperationAnswer<typeof operation>;
      },
      async stop(): Promise<void> {
        child.tell({ say: "stop" });
        if ((await within(gone, limits.stopMs, "still there")) !== "still there") return;
        child.kill();
        await within(gone, goneMs, undefined);
        die({ death: "exit", code: null, signal: null });
      },
    };
  }

  const kept = keepRunning();

  return {
    operate: async (deviceId, operation, input, longestMs) =>
      running?.ask(deviceId, operation, input, longestMs) ?? refuse(operation, "not-connected"),
    async stop(): Promise<void> {
      pause.end();
      await running?.stop();
      await kept;
    },
  };
}

interface Running {
  /** Settles when it is dead and gone. */
  over: Promise<Death>;
  ask: Line["operate"];
  stop(): Promise<void>;
}

function statusAfter({ death }: Death): DeviceStatus {
  return death === "silent" ? { kind: "lost", cause: "silent" } : { kind: "faulty", fault: "driver-failed" };
}

const lineLost: Unknown = { outcome: "unknown", reason: "line-lost" };
const noAnswer: Unknown = { outcome: "unknown", reason: "no-answer" };
