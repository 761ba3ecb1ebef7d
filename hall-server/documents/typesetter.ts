import { OneByOne } from "../threads/one-by-one.ts";
import type { Rendered, RenderOrder } from "./render.ts";

type SetFailure = "busy" | "failed";
type Settled = Rendered | { ok: false; because: SetFailure };

/** One document after the other, in a thread of its own; a document that breaks it takes no other along. */
export class Typesetter {
  readonly #thread = new OneByOne<RenderOrder, Rendered>({
    module: new URL("./render-thread.ts", import.meta.url),
    // A handover list of a thousand lines on a slow machine.
    longestMs: 30_000,
    // The fonts' memory.
    idleMs: 60_000,
    mostHeapMb: 512,
    longestQueue: 200,
  });

  /** Settles in bounded time. */
  async render(order: RenderOrder): Promise<Settled> {
    const outcome = await this.#thread.ask(order);
    if (outcome.ok) return outcome.value;
    return { ok: false, because: outcome.error === "busy" ? "busy" : "failed" };
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
