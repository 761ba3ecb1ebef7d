/** For tests: a program of the hall server that is expected to end by itself, and what it said. */
import { spawn } from "node:child_process";

export interface Ended {
  code: number | null;
  said: string;
}

export function runToItsEnd(program: string, args: string[], input = ""): Promise<Ended> {
  const child = spawn(process.execPath, [`hall-server/${program}.ts`, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, YICHUANG_MASTER_KEY: "" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (data) => {
      said += data;
    });
  child.stdin.end(input);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}
