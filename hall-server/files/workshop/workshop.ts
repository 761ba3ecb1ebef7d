import type { KeyObject } from "node:crypto";
import { OneByOne, type Outcome } from "../../threads/one-by-one.ts";
import type { FileRequest, FileWork, FileWorkName, WorkshopData } from "./work.ts";

/** Looks into files one after the other, in a thread of their own: never more than one of them is open in memory. */
export class Workshop {
  readonly #thread: OneByOne<FileRequest, unknown>;

  constructor(key: KeyObject) {
    this.#thread = new OneByOne({
      module: new URL("./thread.ts", import.meta.url),
      workerData: { key } satisfies WorkshopData,
      // A picture of 50 megapixels on a small machine.
      longestMs: 30_000,
      idleMs: 30_000,
      // One file is some 10 MB, and its pixels some hundred.
      mostHeapMb: 512,
      // More than a hall full of scanners sends at a time.
      longestQueue: 64,
    });
  }

  /** Settles in bounded time. */
  ask<Name extends FileWorkName>(
    name: Name,
    input: FileWork[Name]["input"],
  ): Promise<Outcome<FileWork[Name]["answer"]>> {
    const request = { name, input } as FileRequest;
    return this.#thread.ask(request) as Promise<Outcome<FileWork[Name]["answer"]>>;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
