/**
 * Composes announcements in a process of its own: a press at a counter waits for none of it, and what sounds take up is not
 * the hall's. The process is started for the first announcement and ends when nobody asked for a while; when it dies or
 * hangs, what it had is refused and the next one gets a new process.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Composed, Composition } from "./announcement-sound.ts";
import type { ComposingAnswer, ComposingRequest } from "./composing-process.ts";
import type { SpeechLog } from "./synthesis.ts";

export type ComposerResult = Composed | { ok: false; reason: "timed-out" | "stopped" };

export interface Composer {
  /** Never rejects. */
  compose(composition: Composition): Promise<ComposerResult>;
  stop(): void;
}

export interface ComposerOptions {
  log: SpeechLog;
  /** The file that the process runs, its own program by default. */
  program?: string;
  /** How long one announcement may take, with those before it. */
  limitMs?: number;
  /** The process is ended when nobody asked for so long. */
  idleMs?: number;
}

interface Job {
  settle(result: ComposerResult): void;
  limit: NodeJS.Timeout;
}

/** An announcement leaves some megabytes behind: a small heap is tidied before they add up. */
const smallHeap = ["--max-semi-space-size=2", "--max-old-space-size=64"];

const ownProgram = fileURLToPath(new URL("./composing-process.ts", import.meta.url));

export function createComposer({
  log,
  program = ownProgram,
  limitMs = 10_000,
  idleMs = 10 * 60_000,
}: ComposerOptions): Composer {
  let child: ChildProcess | null = null;
  let isStopped = false;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  const jobs = new Map<number, Job>();

  function compose(composition: Composition): Promise<ComposerResult> {
    if (isStopped) return Promise.resolve({ ok: false, reason: "stopped" });
    return new Promise((settle) => {
      lastId++;
      clearTimeout(idle);
      const request: ComposingRequest = { id: lastId, composition };
      jobs.set(lastId, { settle, limit: setTimeout(() => failed("hung", "timed-out"), limitMs) });
      try {
        child ??= start();
        child.ref();
        child.channel?.ref();
        child.send(request);
      } catch {
        failed("cannot be started", "render-failed");
      }
    });
  }

  function start(): ChildProcess {
    // The hall's environment holds its keys: sound needs none of it, nor the options that the hall was started with.
    const started = fork(program, {
      env: {},
      execArgv: smallHeap,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const ended = () => {
      if (child === started) failed("died", "render-failed");
    };
    started.on("error", ended);
    started.on("exit", ended);
    started.on("message", (answer: ComposingAnswer) => {
      if (child === started) answered(answer);
    });
    return started;
  }

  function answered({ id, composed }: ComposingAnswer): void {
    const job = jobs.get(id);
    jobs.delete(id);
    if (jobs.size === 0) rest();
    if (job) finish(job, composed.ok ? { ...composed, wav: bufferOf(composed.wav) } : composed);
  }

  function rest(): void {
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(() => endProcess({ ok: false, reason: "stopped" }), idleMs).unref();
  }

  function failed(how: string, reason: "timed-out" | "render-failed"): void {
    log.warn({ how, lost: jobs.size }, "composer failed");
    endProcess({ ok: false, reason });
  }

  function endProcess(result: ComposerResult): void {
    const ending = child;
    child = null;
    ending?.kill("SIGKILL");
    const lost = [...jobs.values()];
    jobs.clear();
    for (const job of lost) finish(job, result);
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(idle);
    endProcess({ ok: false, reason: "stopped" });
  }

  return { compose, stop };
}

function finish({ settle, limit }: Job, result: ComposerResult): void {
  clearTimeout(limit);
  settle(result);
}

/** A buffer that came from another process has lost its class. */
function bufferOf(wav: Uint8Array<ArrayBuffer>): Buffer<ArrayBuffer> {
  return Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength);
}
