import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { utilityProcess } from "electron";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forkUtility } from "./fork-utility.ts";

let folder: string;
let children: ChildProcess[];
let flags: string[] | undefined;

/** Electron's kind of child on one of Node's: what it says and hears is the same, its own `kill` only asks. */
const electrons = {
  fork(entry: string, args: string[], options: { execArgv?: string[] }) {
    flags = options.execArgv;
    const child = fork(entry, args, { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    children.push(child);
    const utility = Object.assign(new EventEmitter(), {
      get pid() {
        return child.pid;
      },
      postMessage: (message: object) => child.send(message),
      kill: () => child.kill("SIGTERM"),
    });
    child.on("message", (message) => utility.emit("message", message));
    child.on("exit", (code) => utility.emit("exit", code ?? 1));
    return utility;
  },
} as unknown as Pick<typeof utilityProcess, "fork">;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-fork-"));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(program: string) {
  const entry = join(folder, "line.mjs");
  writeFileSync(entry, program);
  return forkUtility(electrons, entry, 400);
}

test("what is told arrives, what it says is heard, and its memory is bounded", async () => {
  const line = start('process.on("message", (message) => process.send({ say: "heard", message }));');
  const heard = vi.fn();
  line.onMessage(heard);
  line.tell({ say: "stop" });
  await expect.poll(() => heard).toHaveBeenCalledWith({ say: "heard", message: { say: "stop" } });
  expect(flags?.join(" ")).toContain("--max-old-space-size=200");
});

test("one that hears no signal and loops for ever is gone at once, and nothing is told to it any more", async () => {
  const line = start('process.on("SIGTERM", () => {}); process.send({ say: "beat" }); for (;;);');
  const [heard, gone] = [vi.fn(), vi.fn()];
  line.onMessage(heard);
  line.onceGone(gone);
  await expect.poll(() => heard).toHaveBeenCalled();
  line.kill();
  await expect.poll(() => gone).toHaveBeenCalledOnce();
  expect(() => {
    line.tell({ say: "stop" });
    line.kill();
  }).not.toThrow();
});
