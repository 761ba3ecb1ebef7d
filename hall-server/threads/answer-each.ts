import { parentPort } from "node:worker_threads";
import type { Numbered } from "./one-by-one.ts";

/** The other end of `OneByOne`, in the thread. An error ends the thread: whoever waits is told, and the next piece gets a new one. */
export function answerEach<Request, Answer>(answer: (request: Request) => Promise<Answer>): void {
  parentPort?.on("message", async ({ number, content }: Numbered<Request>) => {
    parentPort?.postMessage({ number, content: await answer(content) } satisfies Numbered<Answer>);
  });
}
