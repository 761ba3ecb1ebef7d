import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Program {
  url: string;
  pid: number;
  end(): Promise<void>;
}

/** Starts a program that says in a line of JSON on its standard output when it is ready, and where. */
export async function startProgram(
  args: readonly string[],
  log: "inherit" | "ignore" = "inherit",
): Promise<Program> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", log] });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`${args[0]} ended.`)));
    createInterface({ input: child.stdout }).once("line", resolve);
  });
  return {
    url: (JSON.parse(line) as { url: string }).url,
    pid: child.pid ?? 0,
    async end() {
      child.kill();
      await gone;
    },
  };
}
