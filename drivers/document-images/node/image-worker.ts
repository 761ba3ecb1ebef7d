import { Worker } from "node:worker_threads";
import { createImageWorker, type ImageWorker, type ImageWorkerSettings } from "../image-worker.ts";

/** A picture of 50 megapixels takes half of it; a runaway ends as `worker-failed` and takes nobody along. */
const mostMegabytes = 1500;

/** Image work in a worker thread of Node. */
export function startImageWorker(
  settings: Pick<ImageWorkerSettings, "answerMs" | "idleMs"> = {},
): ImageWorker {
  return createImageWorker({
    ...settings,
    clock: {
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        timer.unref();
        return () => clearTimeout(timer);
      },
    },
    start: (listener) => {
      const worker = new Worker(new URL("thread.ts", import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      });
      worker.on("message", (answer) => listener.answered(answer));
      worker.on("error", () => listener.failed());
      worker.on("exit", () => listener.failed());
      return { send: (request) => worker.postMessage(request), end: () => void worker.terminate() };
    },
  });
}
