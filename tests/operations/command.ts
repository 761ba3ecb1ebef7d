/** Runs one of the commands for whoever runs a hall, as a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";

const operations = join(import.meta.dirname, "../../hall-server/operations");

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export function run(
  command: "backup" | "restore" | "doctor",
  args: string[],
  options: { env?: Record<string, string>; uid?: number } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [join(operations, `${command}-command.ts`), ...args], {
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    err += data;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}
