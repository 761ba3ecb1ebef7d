/** Makes the disk under a running server refuse: the system's own answers to its calls are replaced while it lasts. */
import { spawn } from "node:child_process";
import { once } from "node:events";

export interface BrokenDisk {
  /** The calls work again; said twice it does nothing. */
  mend(): Promise<void>;
}

export interface Fault {
  /** System calls, by commas; those that a kernel does not have begin with a question mark. */
  calls: string;
  error: "EIO" | "ENOSPC" | "EROFS";
  /** Which of the calls from now on, as strace counts them: "3+" is the third and all after it. */
  when?: string;
  /** Only calls on this file. */
  file?: string;
}

/** All that a server writes with goes through its first thread. Needs the right to trace a process that is running. */
export async function breakDisk(pid: number, fault: Fault): Promise<BrokenDisk> {
  const { calls, error, when, file } = fault;
  const tracer = spawn(
    "strace",
    [
      ...["--attach", String(pid), "--output", "/dev/null", "--trace", calls],
      ...(file ? ["--trace-path", file] : []),
      ...["--inject", `${calls}:error=${error}${when ? `:when=${when}` : ""}`],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  await attached(tracer.stderr);
  return {
    mend: async () => {
      if (tracer.exitCode !== null || tracer.signalCode !== null) return;
      const gone = once(tracer, "exit");
      tracer.kill("SIGINT");
      await gone;
    },
  };
}

/** Until strace says on standard error that it has the process. */
export function attached(stderr: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    stderr.on("data", (data) => {
      said += data;
      if (/attached/.test(said)) resolve();
    });
    stderr.once("end", () => reject(new Error(`strace could not attach: ${said}`)));
  });
}
