import { Worker } from "node:worker_threads";
import type { Rendered, RenderOrder } from "./render.ts";
import type { RenderAnswer } from "./render-thread.ts";

/** A handover list of a thousand lines on a slow machine. */
const longestMs = 30_000;
/** After so long without work the thread ends and gives the fonts' memory back. */
const idleMs = 60_000;
const mostHeapMb = 512;
const longestQueue = 200;

type SetFailure = "busy" | "failed";
type Settled = Rendered | { ok: false; because: SetFailure };

interface Waiting {
  number: number;
  order: RenderOrder;
  settle: (settled: Settled) => void;
}

/** One document after the other, in a thread of its own; a document that breaks it takes no other along. */
export class Typesetter {
  readonly #queue: Waiting[] = [];
  #current: { waiting: Waiting; timer: NodeJS.Timeout } | null = null;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastNumber = 0;
  #isClosed = false;

  /** Settles in bounded time. */
  render(order: RenderOrder): Promise<Settled> {
    if (this.#isClosed || this.#queue.length >= longestQueue)
      return Promise.resolve({ ok: false, because: "busy" });
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return new Promise((settle) => {
      this.#queue.push({ number, order, settle });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { settle } of this.#queue.splice(0)) settle({ ok: false, because: "busy" });
    this.#finish({ ok: false, because: "failed" });
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
      this.#finish({ ok: false, because: "failed" });
    }, longestMs);
    this.#current = { waiting, timer };
    this.#thread ??= this.#start();
    const { number, order } = waiting;
    this.#thread.postMessage({ number, order });
  }

  #start(): Worker {
    const thread = new Worker(new URL("./render-thread.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
    });
    thread.unref();
    thread.on("message", ({ number, rendered }: RenderAnswer) => {
      if (this.#current?.waiting.number === number) this.#finish(rendered);
    });
    const fail = () => {
      if (this.#thread !== thread) return;
      this.#thread = null;
      this.#finish({ ok: false, because: "failed" });
    };
    thread.on("error", fail);
    thread.on("exit", fail);
    return thread;
  }

  #finish(settled: Settled): void {
    const current = this.#current;
    if (!current) return;
    this.#current = null;
    clearTimeout(current.timer);
    current.waiting.settle(settled);
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
