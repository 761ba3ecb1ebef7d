/**
 * Composes announcements in a thread of its own: a press at a counter waits for none of it. The thread is started for
 * the first announcement and ends when nobody asked for a while; when it dies or hangs, what it had is refused and the next one gets a new thread.
 */
import { Worker } from "node:worker_threads";
import type { Composed, Composition } from "./announcement-sound.ts";
import type { ComposingAnswer, ComposingRequest } from "./composing-thread.ts";
import type { SpeechLog } from "./synthesis.ts";

export type ComposerResult = Composed | { ok: false; reason: "timed-out" | "stopped" };

export interface Composer {
  /** Never rejects. */
  compose(composition: Composition): Promise<ComposerResult>;
  stop(): void;
}

export interface ComposerOptions {
  log: SpeechLog;
  /** What the thread runs, its own program by default. */
  program?: URL;
  /** How long one announcement may take, with those before it. */
  limitMs?: number;
  /** The thread is ended when nobody asked for so long: starting one takes three milliseconds, keeping it tens of megabytes. */
  idleMs?: number;
}

interface Job {
  settle(result: ComposerResult): void;
  limit: NodeJS.Timeout;
}

/** An announcement leaves some megabytes behind: a small heap is tidied before they add up. */
const smallHeap = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

const ownProgram = new URL("./composing-thread.ts", import.meta.url);

export function createComposer({
  log,
  program = ownProgram,
  limitMs = 10_000,
  idleMs = 2_000,
}: ComposerOptions): Composer {
  let thread: Worker | null = null;
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
        thread ??= start();
        thread.ref();
        thread.postMessage(request);
      } catch {
        failed("cannot be started", "render-failed");
      }
    });
  }

  function start(): Worker {
    // The hall's environment holds its keys: sound needs none of it, nor the options that the hall was started with.
    const started = new Worker(program, { env: {}, execArgv: [], resourceLimits: smallHeap });
    const ended = () => {
      if (thread === started) failed("died", "render-failed");
    };
    started.on("error", ended);
    started.on("exit", ended);
    started.on("message", (answer: ComposingAnswer) => {
      if (thread === started) answered(answer);
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
    thread?.unref();
    idle = setTimeout(() => endThread({ ok: false, reason: "stopped" }), idleMs).unref();
  }

  function failed(how: string, reason: "timed-out" | "render-failed"): void {
    log.warn({ how, lost: jobs.size }, "composer failed");
    endThread({ ok: false, reason });
  }

  function endThread(result: ComposerResult): void {
    const ending = thread;
    thread = null;
    void ending?.terminate();
    const lost = [...jobs.values()];
    jobs.clear();
    for (const job of lost) finish(job, result);
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(idle);
    endThread({ ok: false, reason: "stopped" });
  }

  return { compose, stop };
}

function finish({ settle, limit }: Job, result: ComposerResult): void {
  clearTimeout(limit);
  settle(result);
}

/** A buffer that came from another thread has lost its class. */
function bufferOf(wav: Uint8Array<ArrayBuffer>): Buffer<ArrayBuffer> {
  return Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength);
}
