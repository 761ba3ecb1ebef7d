import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { serialize } from "node:v8";
import type { BareScript } from "./bare-script.ts";

export interface BareServer {
  url: string;
  pid: number;
  end(): Promise<void>;
}

export async function startBare(script: BareScript): Promise<BareServer> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-bare-"));
  const file = join(folder, "script");
  writeFileSync(file, serialize(script));
  const child = spawn(
    process.execPath,
    ["tests/bench/bare-server.ts", "--script", file, "--data", join(folder, "data")],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await readyUrl(child);
  return {
    url,
    pid: child.pid ?? 0,
    end: async () => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The bare server ended.")));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).once("line", (line) => {
      resolve((JSON.parse(line) as { url: string }).url);
    });
  });
}
