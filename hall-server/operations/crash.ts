import { describeError } from "./describe-error.ts";
import type { Log } from "./events.ts";

/** So that a supervisor tells a fault of the program from a start that settings do not allow (1). */
const crashCode = 70;

/**
 * A fault that nobody caught: what is in memory can no longer be trusted, what was acknowledged is on the disk. The
 * process says so and ends; whoever supervises it starts it again.
 */
export function endOnFaults(log: Log): void {
  const end = (how: string) => (error: unknown) => {
    log("crashed", { how, ...describeError(error) });
    process.exit(crashCode);
  };
  process.on("uncaughtException", end("exception"));
  process.on("unhandledRejection", end("rejection"));
}
