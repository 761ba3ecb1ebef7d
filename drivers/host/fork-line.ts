import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FromLine, ToLine } from "./line-messages.ts";

/** What a line's process is made of. */
export interface LineProgram {
  /** Another way to start it than Node's: Electron has one of its own. What is below is for Node's alone. */
  fork?: (mostMegabytes: number) => ForkedLine;
  /** This process's own when left out. */
  execPath?: string;
  env?: Readonly<Record<string, string>>;
  /** A module that calls `runLineProgram`. */
  entry?: string;
}

export interface ForkedLine {
  /** undefined: not started yet, or it could not be. */
  readonly pid: number | undefined;
  tell(message: ToLine): void;
  /** At once, whatever it is at. */
  kill(): void;
  onMessage(listener: (message: FromLine) => void): void;
  onceGone(listener: (code: number | null, signal: string | null) => void): void;
  onceFailed(listener: (error: unknown) => void): void;
}

/**
 * Linux kills with it what it started: a driver in an endless loop would not notice that the host is gone, and keep its
 * port. Without this program (it is part of util-linux) it stays until somebody ends it.
 */
const setpriv = "/usr/bin/setpriv";
const dieWithParent = ["--pdeathsig", "KILL", "--"];

/** Most of the process's memory is Node itself; a driver's own is small, and one that leaks is stopped by Node first. */
const heapShare = 0.5;

/** For Node's own memory in a process that may grow to so much. */
export function memoryFlags(mostMegabytes: number): string[] {
  return [`--max-old-space-size=${Math.round(mostMegabytes * heapShare)}`, "--max-semi-space-size=1"];
}

export function forkLine(program: LineProgram, mostMegabytes: number): ForkedLine {
  return program.fork?.(mostMegabytes) ?? forkByNode(program, mostMegabytes);
}

function forkByNode(program: LineProgram, mostMegabytes: number): ForkedLine {
  const node = program.execPath ?? process.execPath;
  const flags = memoryFlags(mostMegabytes);
  const hasSetpriv = process.platform === "linux" && existsSync(setpriv);
  const child = fork(program.entry ?? defaultEntry, [], {
    execPath: hasSetpriv ? setpriv : node,
    execArgv: hasSetpriv ? [...dieWithParent, node, ...flags] : flags,
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...program.env },
    serialization: "advanced",
    // What a driver prints could be what stands on a card.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return {
    get pid() {
      return child.pid;
    },
    tell(message: ToLine): void {
      // It may end between the look and the word; then its end says what there is to say.
      if (child.connected) child.send(message, () => {});
    },
    kill: () => void child.kill("SIGKILL"),
    onMessage: (listener) => void child.on("message", listener),
    onceGone: (listener) => void child.once("exit", listener),
    onceFailed: (listener) => void child.once("error", listener),
  };
}

/** Kept from one start to the next: what strips the types off would be 20 MB in each of these processes. */
const compiled = fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url));

const defaultEntry = fileURLToPath(new URL("./line-main.ts", import.meta.url));
