/** The program of a line's process whose driver does, when it is told to print, whatever a driver must never do. */

import type { Attach } from "../../drivers/driver.ts";
import { runLineProgram } from "../../drivers/host/line-program.ts";

const kept: unknown[] = [];

const misdeeds: Record<string, (tellCard: () => void) => void> = {
  "end the process": () => process.exit(0),
  "die by a signal": () => process.kill(process.pid, "SIGSEGV"),
  "throw where nobody catches": () => {
    setTimeout(() => {
      throw new Error("nobody catches this");
    }, 10);
  },
  "reject where nobody catches": () => {
    void Promise.reject(new Error("nobody catches this"));
  },
  "loop for ever": () => {
    for (;;);
  },
  "loop for ever over promises": async () => {
    for (;;) await Promise.resolve();
  },
  "keep every object": () => {
    for (;;) kept.push({ kept: kept.length });
  },
  "keep every buffer": async () => {
    for (;;) {
      kept.push(Buffer.alloc(8_000_000, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  "tell without end": (tellCard) => {
    setInterval(() => {
      for (let times = 0; times < 100; times += 1) tellCard();
    }, 1);
  },
};

const attach: Attach = (_port, sink) => {
  const timer = setInterval(() => sink.alive(), 50);
  const { promise, resolve } = Promise.withResolvers<"unplugged">();
  sink.status({ kind: "ready" });
  return {
    receive: () => {},
    run: () => promise,
    stop(): void {
      clearInterval(timer);
      resolve("unplugged");
    },
    operations: {
      async print({ jobId }) {
        const misdeed = misdeeds[jobId];
        if (!misdeed) return { outcome: "printed" };
        misdeed(() => sink.event({ event: "card-unreadable", fault: "read-failed" }));
        return new Promise(() => {});
      },
    },
  };
};

runLineProgram(async () => () => attach);
