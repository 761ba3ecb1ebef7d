import type { ImageAnswer, ImageRequest, ImageWork, ImageWorkName } from "./work.ts";

/** A thread of a browser or of Node, seen alike. */
export interface WorkerThread {
  send(request: ImageRequest): void;
  /** Ends it, whatever it is doing. */
  end(): void;
}

export interface WorkerListener {
  answered(answer: ImageAnswer): void;
  /** It died or could not be started. */
  failed(): void;
}

/** Two clocks that both worlds have. */
export interface WorkerClock {
  after(ms: number, then: () => void): () => void;
}

export interface ImageWorkerSettings {
  start: (listener: WorkerListener) => WorkerThread;
  clock: WorkerClock;
  /** The picture of a large phone takes some seconds on a small machine. */
  answerMs?: number;
  /** After this long without work the thread ends and gives its memory back. */
  idleMs?: number;
}

export type WorkFailure = "took-too-long" | "worker-failed";

export interface ImageWorker {
  /** Settles in bounded time; a thread that failed or was too slow is ended, and the next request starts another. */
  ask<Name extends ImageWorkName>(
    name: Name,
    input: ImageWork[Name]["input"],
  ): Promise<{ ok: true; value: ImageWork[Name]["answer"] } | { ok: false; error: WorkFailure }>;
  close(): void;
}

interface Waiting {
  settle: (outcome: { ok: true; value: never } | { ok: false; error: WorkFailure }) => void;
  stopClock: () => void;
}

/** Work on images off the thread that a page or a server lives on: started when first asked, ended when idle. */
export function createImageWorker(settings: ImageWorkerSettings): ImageWorker {
  const { start, clock, answerMs = 30_000, idleMs = 20_000 } = settings;
  const waiting = new Map<number, Waiting>();
  let thread: WorkerThread | null = null;
  let stopIdling = () => {};
  let lastNumber = 0;

  function finish(number: number, outcome: Parameters<Waiting["settle"]>[0]): void {
    const one = waiting.get(number);
    if (!one) return;
    waiting.delete(number);
    one.stopClock();
    one.settle(outcome);
    if (waiting.size === 0) stopIdling = clock.after(idleMs, end);
  }

  function end(): void {
    stopIdling();
    thread?.end();
    thread = null;
  }

  /** Everything that was asked of a dead thread is answered: nobody waits for it. */
  function giveUp(error: WorkFailure): void {
    end();
    for (const number of [...waiting.keys()]) finish(number, { ok: false, error });
    stopIdling();
  }

  function begin(): WorkerThread {
    const listener: WorkerListener = {
      answered: ({ number, answer }) => finish(number, { ok: true, value: answer as never }),
      failed: () => {
        if (thread === begun) giveUp("worker-failed");
      },
    };
    const begun = start(listener);
    return begun;
  }

  return {
    ask: (name, input) =>
      new Promise((settle) => {
        stopIdling();
        lastNumber += 1;
        const number = lastNumber;
        const stopClock = clock.after(answerMs, () => giveUp("took-too-long"));
        waiting.set(number, { settle: settle as Waiting["settle"], stopClock });
        try {
          thread ??= begin();
          thread.send({ number, name, input } as ImageRequest);
        } catch {
          giveUp("worker-failed");
        }
      }),
    close: () => giveUp("worker-failed"),
  };
}
