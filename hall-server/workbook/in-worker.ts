/**
 * Workbooks are made and read in a worker, one at a time: the hall goes on calling numbers, and a workbook that eats
 * memory or time costs only its worker.
 */
import { Worker } from "node:worker_threads";

export type WorkerFailure = "busy" | "took-too-long" | "failed";

const longestMs = 60_000;
const heapMb = 768;
const mostWaiting = 4;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** `module`: a worker's file, which posts one message, its answer. */
export async function inWorker<Answer>(
  module: URL,
  request: unknown,
): Promise<{ ok: true; answer: Answer } | { ok: false; failure: WorkerFailure }> {
  if (waiting >= mostWaiting) return { ok: false, failure: "busy" };
  waiting += 1;
  const turn = last.then(() => run<Answer>(module, request));
  last = turn;
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

function run<Answer>(
  module: URL,
  request: unknown,
): Promise<{ ok: true; answer: Answer } | { ok: false; failure: WorkerFailure }> {
  return new Promise((resolve) => {
    const worker = new Worker(module, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const end = (outcome: { ok: true; answer: Answer } | { ok: false; failure: WorkerFailure }) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, failure: "took-too-long" }), longestMs);
    worker.once("message", (answer: Answer) => end({ ok: true, answer }));
    worker.once("error", () => end({ ok: false, failure: "failed" }));
    worker.once("exit", () => end({ ok: false, failure: "failed" }));
  });
}
