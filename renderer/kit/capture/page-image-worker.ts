import {
  createImageWorker,
  type ImageWorker,
  type ImageWorkerSettings,
} from "../../../drivers/document-images/image-worker.ts";

/**
 * Image work beside the page. The pages of a device host may start workers; those that the hall serves may not (nothing
 * there uses one), and every request is then answered with `worker-failed`.
 */
export function startPageImageWorker(settings: Pick<ImageWorkerSettings, "idleMs"> = {}): ImageWorker {
  return createImageWorker({
    ...settings,
    clock: {
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
    start: (listener) => {
      const worker = new Worker(new URL("./image-thread.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }) => listener.answered(data));
      worker.addEventListener("error", () => listener.failed());
      return { send: (request) => worker.postMessage(request), end: () => worker.terminate() };
    },
  });
}
