import { Worker, type WorkerOptions } from "node:worker_threads";

interface ThreadSettings extends Pick<WorkerOptions, "workerData"> {
  /** The thread's file; it answers with `answerEach`. */
  module: URL;
  /** A piece that takes longer is given up, and the thread with it. */
  longestMs: number;
  /** After so long without work the thread ends and gives its memory back. */
  idleMs: number;
  mostHeapMb: number;
  longestQueue: number;
}

export type WorkFailure = "busy" | "took-too-long" | "failed";
export type Outcome<Answer> = { ok: true; value: Answer } | { ok: false; error: WorkFailure };

/** What goes to a thread and what comes back; an answer has its request's number. */
export interface Numbered<Content> {
  number: number;
  content: Content;
}

interface Waiting<Request, Answer> extends Numbered<Request> {
  settle: (outcome: Outcome<Answer>) => void;
}

/** Pieces of one kind of work, one after the other, in a thread of their own: one that breaks it takes no other along. */
export class OneByOne<Request, Answer> {
  readonly #settings: ThreadSettings;
  readonly #queue: Waiting<Request, Answer>[] = [];
  #current: { waiting: Waiting<Request, Answer>; timer: NodeJS.Timeout } | null = null;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastNumber = 0;
  #isClosed = false;

  constructor(settings: ThreadSettings) {
    this.#settings = settings;
  }

  /** Settles in bounded time. */
  ask(content: Request): Promise<Outcome<Answer>> {
    if (this.#isClosed || this.#queue.length >= this.#settings.longestQueue)
      return Promise.resolve({ ok: false, error: "busy" });
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return new Promise((settle) => {
      this.#queue.push({ number, content, settle });
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
      this.#idle ??= setTimeout(() => void this.#endThread(), this.#settings.idleMs).unref();
      return;
    }
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    const timer = setTimeout(() => {
      void this.#endThread();
      this.#finish({ ok: false, error: "took-too-long" });
    }, this.#settings.longestMs);
    this.#current = { waiting, timer };
    this.#thread ??= this.#start();
    const { number, content } = waiting;
    this.#thread.postMessage({ number, content } satisfies Numbered<Request>);
  }

  #start(): Worker {
    const { module, workerData, mostHeapMb } = this.#settings;
    const thread = new Worker(module, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
      // What libraries say about a piece may be what stands in it: none of it goes among the hall's log.
      stdout: true,
      stderr: true,
    });
    thread.stdout.resume();
    thread.stderr.resume();
    thread.unref();
    thread.on("message", ({ number, content }: Numbered<Answer>) => {
      if (this.#current?.waiting.number === number) this.#finish({ ok: true, value: content });
    });
    // What a piece did to it is that piece's affair; the next one gets a new thread.
    const fail = () => {
      if (this.#thread !== thread) return;
      this.#thread = null;
      this.#finish({ ok: false, error: "failed" });
    };
    thread.on("error", fail);
    thread.on("exit", fail);
    return thread;
  }

  #finish(outcome: Outcome<Answer>): void {
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
