import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const script = resolve(import.meta.dirname, "../../.ci/start.mjs");

/** `npm start`, without npm. */
export class StartedHall {
  readonly child: ChildProcess;
  readonly exited: Promise<number | NodeJS.Signals | null>;
  output = "";

  constructor(data: string, port: number) {
    this.child = spawn(process.execPath, [script, "--data", data, "--port", String(port)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString("utf8");
    };
    this.child.stdout?.on("data", keep);
    this.child.stderr?.on("data", keep);
    this.exited = new Promise((done) => {
      this.child.once("exit", (code, signal) => done(code ?? signal));
    });
  }

  /** Resolves once the addresses have been printed. */
  async ready(): Promise<void> {
    await waitFor(() => this.output.includes("/counter/") || this.child.exitCode !== null, "the addresses");
    if (this.child.exitCode !== null) throw new Error(`did not start:\n${this.output}`);
  }

  /** The address that stands in the line with this label. */
  address(label: string): string {
    const line = this.output.split("\n").find((one) => one.includes(label));
    const address = line?.match(/http:\S+/)?.[0];
    if (address === undefined) throw new Error(`no address for ${label} in:\n${this.output}`);
    return address;
  }

  /** The process itself and everything that it started. */
  processes(): number[] {
    return this.child.pid === undefined ? [] : descendants(this.child.pid);
  }
}

/** Below those that the system gives to whoever asks for any: nobody who asked for any holds it meanwhile. */
const firstPort = 10_000;
const lastPort = 32_000;
/** A hall that finds its port taken looks at the next ones. */
const betweenPorts = 200;
let nextPort = firstPort + Math.floor(Math.random() * (lastPort - firstPort - 40 * betweenPorts));

/** One of its own for each process of this test file. */
export function newPort(): number {
  nextPort += betweenPorts;
  return nextPort;
}

export function newDataFolder(): { data: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-start-"));
  return { data: join(folder, "hall"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function waitFor(isTrue: () => boolean, what: string, withinMs = 60_000): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

export function isRunning(pid: number): boolean {
  try {
    // A zombie has ended; only nobody has asked how.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

export function descendants(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = (of: number): number[] =>
    pairs.flatMap(([child = 0, parent]) => (parent === of ? [child, ...children(child)] : []));
  return [pid, ...children(pid)];
}
