import type { KeyObject } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { FileAnswer, FileRequest, FileWork, FileWorkName, WorkshopData } from "./work.ts";

/** A picture of 50 megapixels on a small machine. */
const longestMs = 30_000;
/** After so long without work the thread ends and gives its memory back. */
const idleMs = 30_000;
/** One file is some 10 MB, and its pixels some hundred. */
const mostHeapMb = 512;
/** More than a hall full of scanners sends at a time. */
const longestQueue = 64;

export type WorkFailure = "busy" | "took-too-long" | "failed";
type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: WorkFailure };

interface Waiting {
  request: FileRequest;
  settle: (outcome: Outcome<never>) => void;
}

/** Looks into files one after the other, in a thread of their own: never more than one of them is open in memory. */
export class Workshop {
  readonly #key: KeyObject;
  readonly #queue: Waiting[] = [];
  #current: { waiting: Waiting; timer: NodeJS.Timeout } | null = null;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastNumber = 0;
  #isClosed = false;

  constructor(key: KeyObject) {
    this.#key = key;
  }

  /** Settles in bounded time. */
  ask<Name extends FileWorkName>(
    name: Name,
    input: FileWork[Name]["input"],
  ): Promise<Outcome<FileWork[Name]["answer"]>> {
    if (this.#isClosed || this.#queue.length >= longestQueue)
      return Promise.resolve({ ok: false, error: "busy" });
    this.#lastNumber += 1;
    const request = { number: this.#lastNumber, name, input } as FileRequest;
    return new Promise((settle) => {
      this.#queue.push({ request, settle: settle as Waiting["settle"] });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { settle } of this.#queue.splice(0)) settle({ ok: false, error: "busy" });
    this.#finish({ ok: false, error: "failed" });
    await this.#endThread();
  }

  #next(): void {
    if (this.#current) return;
    const waiting = this.#queue.shift();
    if (!waiting) {
      this.#idle ??= setTimeout(() => void this.#endThread(), idleMs).unref();
      return;
    }
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    const timer = setTimeout(() => {
      void this.#endThread();
      this.#finish({ ok: false, error: "took-too-long" });
    }, longestMs);
    this.#current = { waiting, timer };
    this.#thread ??= this.#start();
    this.#thread.postMessage(waiting.request);
  }

  #start(): Worker {
    const data: WorkshopData = { key: this.#key };
    const thread = new Worker(new URL("./thread.ts", import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
      // What libraries say about a file may be what stands in it: none of it goes among the hall's log.
      stdout: true,
      stderr: true,
    });
    thread.stdout.resume();
    thread.stderr.resume();
    thread.unref();
    thread.on("message", ({ number, answer }: FileAnswer) => {
      if (this.#current?.waiting.request.number === number)
        this.#finish({ ok: true, value: answer as never });
    });
    // What a file did to it is that file's affair; the next one gets a new thread.
    const fail = () => {
      if (this.#thread !== thread) return;
      this.#thread = null;
      this.#finish({ ok: false, error: "failed" });
    };
    thread.on("error", fail);
    thread.on("exit", fail);
    return thread;
  }

  #finish(outcome: Outcome<never>): void {
    const current = this.#current;
    if (!current) return;
    this.#current = null;
    clearTimeout(current.timer);
    current.waiting.settle(outcome);
    this.#next();
  }

  async #endThread(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}
