/** The way to the hands outside of the machine: its second serial port. */
import { openSync, writeSync } from "node:fs";
import { ReadStream } from "node:tty";
import { within } from "../../../drivers/wait.ts";
import { createLines, type GuestWord, hostWord, type PullMoment } from "../wire.ts";

export interface Outside {
  plugIn(): Promise<void>;
  /** Answers when it is ordered; `out` settles when the cable is out, at the moment given or later. */
  pull(moment: PullMoment): Promise<{ out: Promise<void> }>;
  putCard(): Promise<void>;
  takeCard(): Promise<void>;
  passed(story: string, figures: string): void;
  failed(story: string, why: string): void;
  end(): void;
}

const answerWithinMs = 30_000;
const pullWithinMs = 60_000;

export function openOutside(): Outside {
  const port = openSync("/dev/ttyS1", "r+");
  const waiting = new Map<string, () => void>();
  let lastId = 0;
  new ReadStream(openSync("/dev/ttyS1", "r+")).setEncoding("utf8").on(
    "data",
    createLines((line) => {
      const { word, id } = hostWord.parse(JSON.parse(line));
      waiting.get(`${word} ${id}`)?.();
      waiting.delete(`${word} ${id}`);
    }),
  );

  const say = (word: GuestWord) => void writeSync(port, `${JSON.stringify(word)}\n`);

  async function hear(what: string, withinMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.set(what, resolve);
    if ((await within(promise, withinMs, "late")) === "late") throw new Error(`outside never said: ${what}`);
  }

  async function order(word: "plug-in" | "put-card" | "take-card"): Promise<void> {
    lastId += 1;
    const done = hear(`done ${lastId}`, answerWithinMs);
    say({ word, id: lastId });
    await done;
  }

  return {
    plugIn: () => order("plug-in"),
    async pull(moment): Promise<{ out: Promise<void> }> {
      lastId += 1;
      const done = hear(`done ${lastId}`, answerWithinMs);
      const out = hear(`pulled ${lastId}`, pullWithinMs);
      // Whoever waits for it hears of its failure; it must not end the program before.
      out.catch(() => {});
      say({ word: "pull", id: lastId, moment });
      await done;
      return { out };
    },
    putCard: () => order("put-card"),
    takeCard: () => order("take-card"),
    passed: (story, figures) => say({ word: "passed", story, figures }),
    failed: (story, why) => say({ word: "failed", story, why }),
    end: () => say({ word: "end" }),
  };
}
