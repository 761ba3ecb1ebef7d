import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { delay } from "../../drivers/wait.ts";
import { childrenOf } from "./processes.ts";
import { atEnd } from "./support.ts";

const program = fileURLToPath(new URL("./isolated-host.ts", import.meta.url));

it.each([
  ["whose lines are well", []],
  ["whose line's driver loops for ever", ["loop"]],
])("of a host %s, nothing is left when it is killed", async (_what, args) => {
  const host = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  atEnd(async () => void host.kill("SIGKILL"));
  const { pid = 0 } = host;
  await once(host.stdout, "data");
  await delay(100);
  const lines = childrenOf(pid);
  expect(lines).toHaveLength(1);

  host.kill("SIGKILL");
  for (let tries = 0; tries < 200 && lines.some((line) => existsSync(`/proc/${line}`)); tries += 1)
    await delay(20);
  expect(lines.filter((line) => existsSync(`/proc/${line}`))).toEqual([]);
});
