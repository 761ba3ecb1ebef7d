/** Sets documents beside the hall: a page takes a tenth of a second, the first one half a second more. */
import { parentPort } from "node:worker_threads";
import { type Rendered, type RenderOrder, renderDocument } from "./render.ts";

export interface RenderRequest {
  number: number;
  order: RenderOrder;
}

export interface RenderAnswer {
  number: number;
  rendered: Rendered;
}

parentPort?.on("message", ({ number, order }: RenderRequest) => {
  renderDocument(order).then(
    (rendered) => parentPort?.postMessage({ number, rendered } satisfies RenderAnswer),
    // As an end of this thread: whoever waits is told, and the next one gets a new thread.
    (error: unknown) => {
      throw error;
    },
  );
});
