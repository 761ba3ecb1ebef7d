import { spawn } from "node:child_process";

/** `exit` is the program's own number; null when it had to be killed. */
export type ProgramEnd =
  | { end: "exited"; exit: number; output: string; errors: string }
  | { end: "not-installed" }
  | { end: "too-long" };

/** What the program may say at most; the rest is not kept. */
const mostText = 256 * 1024;
/** From the request to stop to the end by force: a program that hangs in a driver does not hear the first. */
const patienceMs = 2000;

/** Runs a program of the system and always comes back. No shell: nothing in an argument is more than an argument. */
export function runProgram(
  command: string,
  args: readonly string[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ end: "too-long" });
    const child = spawn(command, [...args], {
      stdio: ["ignore", "pipe", "pipe"],
      // The makers' words are read, and they are translated otherwise.
      env: { ...process.env, LC_ALL: "C" },
    });
    let [output, errors] = ["", ""];
    let wasStopped = false;
    let force: NodeJS.Timeout | undefined;
    const stop = () => {
      wasStopped = true;
      child.kill("SIGTERM");
      force ??= setTimeout(() => child.kill("SIGKILL"), patienceMs);
    };
    const timer = setTimeout(stop, timeoutMs);
    signal.addEventListener("abort", stop);
    const settle = (end: ProgramEnd) => {
      clearTimeout(timer);
      clearTimeout(force);
      signal.removeEventListener("abort", stop);
      resolve(end);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output.length < mostText) output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (errors.length < mostText) errors += text;
    });
    child.once("error", () => settle({ end: "not-installed" }));
    // What it has started itself may hold its output open for ever.
    child.once("exit", () => {
      if (!wasStopped) return;
      child.stdout.destroy();
      child.stderr.destroy();
      settle({ end: "too-long" });
    });
    child.once("close", (exit) => {
      settle(wasStopped || exit === null ? { end: "too-long" } : { end: "exited", exit, output, errors });
    });
  });
}
