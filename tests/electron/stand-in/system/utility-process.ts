/** `utilityProcess`: a process of its own with Node, that speaks with this one by messages. */
import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import { runtime } from "../runtime.ts";
import { refuseUnknownKeys, strict } from "../strict.ts";
import { preventable, StrictEmitter } from "../strict-emitter.ts";

interface ForkOptions {
  env?: NodeJS.ProcessEnv;
  execArgv?: string[];
  cwd?: string;
  stdio?: "pipe" | "ignore" | "inherit" | ("pipe" | "ignore" | "inherit")[];
  serviceName?: string;
  disclaim?: boolean;
}

const known = ["env", "execArgv", "cwd", "stdio", "serviceName"];
const inside = createRequire(import.meta.url).resolve("./utility-parent-port.ts");

class UtilityProcess extends StrictEmitter {
  readonly #child: ChildProcess;
  readonly #name: string;
  #isGone = false;

  constructor(path: string, args: string[], options: ForkOptions) {
    super("utilityProcess", { raised: ["spawn", "exit", "message", "error"], neverRaised: [] });
    const [, out, error] = stdioOf(options.stdio);
    this.#name = options.serviceName ?? "Node Utility Process";
    this.#child = fork(path, args, {
      execArgv: ["--require", inside, ...(options.execArgv ?? [])],
      serialization: "advanced",
      stdio: ["ignore", out, error, "ipc"],
      env: options.env ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.#child.once("spawn", () => this.emit("spawn"));
    this.#child.on("message", (message) => this.emit("message", message));
    this.#child.once("exit", (code, signal) => this.#exited(code ?? 0, signal));
  }

  get pid(): number | undefined {
    return this.#isGone ? undefined : this.#child.pid;
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    // It may end between the look and the word.
    if (this.#child.connected) this.#child.send(message as object, () => {});
  }

  kill(): boolean {
    return !this.#isGone && this.#child.kill();
  }

  #exited(code: number, signal: NodeJS.Signals | null): void {
    this.#isGone = true;
    if (code !== 0 || signal !== null) {
      const reason = signal === "SIGKILL" || signal === "SIGTERM" ? "killed" : "abnormal-exit";
      const details = {
        type: "Utility",
        reason,
        exitCode: code,
        serviceName: "node.mojom.NodeService",
        name: this.#name,
      };
      runtime.appEmit("child-process-gone", preventable(), details);
    }
    this.emit("exit", code);
  }
}

function stdioOf(stdio: ForkOptions["stdio"] = "inherit"): ("pipe" | "ignore" | "inherit")[] {
  return Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
}

export const utilityProcess = strict("utilityProcess", {
  fork(path: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!runtime.browser) throw new Error("utilityProcess cannot be created before app is ready.");
    refuseUnknownKeys("utilityProcess.fork's option", options, known);
    return new UtilityProcess(path, args, options);
  },
});
