/**
 * Keeps the synthesiser's process alive and asks it for one sentence at a time. It may die, hang, answer rubbish or
 * not start at all: a request then ends in a refusal within `waitTimeoutMs + renderTimeoutMs`, and the hall goes on
 * with text.
 *
 *   off ─demand─▶ starting ─ready─▶ ready ⇄ rendering
 *    ▲               │ died, hung, rubbish   │
 *    └── resting ◀───┴───────────────────────┘     rests twice as long after each failure in a row
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { type Answer, type AnswerReader, readAnswers } from "./answers.ts";
import type { SynthesisRequest } from "./voices.ts";

export type SynthesisRefusal =
  /** The queue is full. */
  | "busy"
  /** The process gave no answer in time, or the request waited too long for its turn. */
  | "timed-out"
  /** The process died on this sentence twice, or said that it cannot render it. */
  | "render-failed"
  /** The process failed several times in a row and rests. */
  | "unavailable"
  | "stopped";

export type SynthesisResult =
  | { ok: true; wav: Uint8Array; phonemes: string }
  | { ok: false; reason: SynthesisRefusal };

export interface SpeechLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface SynthesisOptions {
  log: SpeechLog;
  /** Program and arguments, the synthesiser's own by default. */
  command?: readonly [string, ...string[]];
  startTimeoutMs?: number;
  renderTimeoutMs?: number;
  /** How long a request may wait for its turn. */
  waitTimeoutMs?: number;
  longestQueue?: number;
  /** Rest after the first failure; doubled by each further one up to `longestRestMs`. */
  shortestRestMs?: number;
  longestRestMs?: number;
  /** The process is ended when nobody asked for so long: it holds some 200 MB. */
  idleMs?: number;
}

export interface Synthesis {
  render(request: SynthesisRequest): Promise<SynthesisResult>;
  /** Process id while one runs. */
  processId(): number | undefined;
  stop(): void;
}

interface Job {
  request: SynthesisRequest;
  attempts: number;
  /** Its time to wait is over; what is under way may still end well. */
  isLate: boolean;
  waitTimer: NodeJS.Timeout;
  settle(result: SynthesisResult): void;
}

/** After so many failures in a row requests are refused at once while the process rests. */
const failuresUntilUnavailable = 3;
const attemptsPerSentence = 2;

const ownProgram = [
  process.execPath,
  fileURLToPath(new URL("./synthesiser/main.ts", import.meta.url)),
] as const;

export function createSynthesis(options: SynthesisOptions): Synthesis {
  const {
    log,
    command = ownProgram,
    startTimeoutMs = 15_000,
    renderTimeoutMs = 5_000,
    waitTimeoutMs = 15_000,
    longestQueue = 64,
    shortestRestMs = 200,
    longestRestMs = 60_000,
    idleMs = 10 * 60_000,
  } = options;

  let child: ChildProcess | null = null;
  let answers: AnswerReader | null = null;
  let isReady = false;
  let isStopped = false;
  let failures = 0;
  let lastId = 0;
  let current: Job | null = null;
  const queue: Job[] = [];
  /** Limits what is under way: the start or one rendering. */
  let limit: NodeJS.Timeout | undefined;
  let rest: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;

  function render(request: SynthesisRequest): Promise<SynthesisResult> {
    if (isStopped) return refused("stopped");
    if (rest && failures >= failuresUntilUnavailable) return refused("unavailable");
    if (queue.length >= longestQueue) return refused("busy");
    return new Promise((resolve) => {
      const job: Job = {
        request,
        attempts: 0,
        isLate: false,
        settle: resolve,
        waitTimer: setTimeout(() => {
          job.isLate = true;
          const at = queue.indexOf(job);
          if (at < 0) return;
          queue.splice(at, 1);
          resolve({ ok: false, reason: "timed-out" });
        }, waitTimeoutMs),
      };
      queue.push(job);
      next();
    });
  }

  function next(): void {
    if (current || rest || queue.length === 0) return;
    clearTimeout(idle);
    if (!child) start();
    if (!child || !isReady) return;
    const job = queue.shift();
    if (!job) return;
    current = job;
    job.attempts++;
    lastId++;
    limit = setTimeout(() => failed("hung"), renderTimeoutMs);
    child.stdin?.write(`${JSON.stringify({ id: lastId, ...job.request })}\n`);
  }

  function start(): void {
    try {
      startProcess();
    } catch {
      // A machine without memory or handles to spare refuses at once instead of by an event.
      failed("cannot be started");
    }
  }

  function startProcess(): void {
    const [program, ...args] = command;
    // The hall's environment holds its keys: the synthesiser gets none of it.
    const started = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], env: { NODE_NO_WARNINGS: "1" } });
    child = started;
    const ended = (how: string) => {
      if (child === started) failed(how);
    };
    started.on("error", () => ended("cannot be started"));
    started.on("exit", () => ended("died"));
    started.stdin.on("error", () => ended("died"));
    answers = readAnswers(started.stdout, (answer) => {
      if (child === started) answered(answer);
    });
    // What it says before the first sentence is about the installation; later it might repeat a ticket's number.
    started.stderr.on("data", (said: Buffer) => {
      if (!isReady)
        log.warn({ said: said.toString("utf8").slice(0, 500) }, "synthesiser complains at its start");
    });
    limit = setTimeout(() => failed("hung"), startTimeoutMs);
    standBack(started.pid);
  }

  function answered(answer: Answer): void {
    if (answer.kind === "ready" && !isReady) {
      clearTimeout(limit);
      isReady = true;
      log.info({ synthesiserPid: child?.pid }, "synthesiser ready");
      next();
      return;
    }
    const job = current;
    if (!job || answer.kind === "rubbish" || answer.kind === "ready" || answer.id !== lastId) {
      failed("answered rubbish");
      return;
    }
    clearTimeout(limit);
    failures = 0;
    finish(
      job,
      answer.kind === "sound"
        ? { ok: true, wav: answer.wav, phonemes: answer.phonemes }
        : { ok: false, reason: "render-failed" },
    );
    idle = setTimeout(endProcess, idleMs).unref();
    next();
  }

  function failed(how: string): void {
    const job = current;
    endProcess();
    failures++;
    const restMs = Math.min(longestRestMs, shortestRestMs * 2 ** (failures - 1));
    log.warn({ how, failures, restMs }, "synthesiser failed");
    if (job && (how === "hung" || job.isLate)) finish(job, { ok: false, reason: "timed-out" });
    else if (job && job.attempts >= attemptsPerSentence) finish(job, { ok: false, reason: "render-failed" });
    else if (job) queue.unshift(job);
    current = null;
    if (failures >= failuresUntilUnavailable) refuseAll("unavailable");
    rest = setTimeout(() => {
      rest = undefined;
      next();
    }, restMs).unref();
  }

  function finish(job: Job, result: SynthesisResult): void {
    clearTimeout(job.waitTimer);
    if (current === job) current = null;
    job.settle(result);
  }

  function refuseAll(reason: SynthesisRefusal): void {
    for (const job of queue.splice(0)) finish(job, { ok: false, reason });
  }

  function endProcess(): void {
    clearTimeout(limit);
    clearTimeout(idle);
    answers?.stop();
    answers = null;
    // SIGKILL: one that hangs in its computation hears nothing milder.
    child?.kill("SIGKILL");
    child = null;
    isReady = false;
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(rest);
    const job = current;
    endProcess();
    if (job) finish(job, { ok: false, reason: "stopped" });
    refuseAll("stopped");
  }

  return { render, stop, processId: () => child?.pid };
}

function refused(reason: SynthesisRefusal): Promise<SynthesisResult> {
  return Promise.resolve({ ok: false, reason });
}

/** A sentence has seconds until it is said; a press at a counter has none. */
function standBack(processId: number | undefined): void {
  if (processId === undefined) return;
  try {
    setPriority(processId, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is gone already, or its machine does not allow it: the sentence is said all the same.
  }
}
