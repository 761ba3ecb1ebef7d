/**
 * The shell as a kiosk starts it, driven by Playwright: real Electron where its binary is there, the stand-in where it is not.
 * The same specs run on both.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ElectronApplication, _electron as electron, type Page } from "@playwright/test";
import { expect, test } from "vitest";
import type { WindowRole } from "../../electron/contract/bridge.ts";
import type { StandInSettings } from "./stand-in/settings.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const standIn = join(root, "tests/electron/stand-in/dist");
const electronPackage = join(root, "node_modules/electron");

/** The electron package has fetched its binary: it writes down what to start. */
export const isRealElectron =
  existsSync(join(electronPackage, "path.txt")) && existsSync(join(electronPackage, "dist"));

if (!isRealElectron) process.env.ELECTRON_OVERRIDE_DIST_PATH = standIn;

export interface ShellOptions {
  /** What `place.json` says: hall, windows, devices, … */
  place?: Record<string, unknown>;
  /** Behind the program: `["--role", "kiosk"]`. */
  args?: readonly string[];
  /** The folder of the shell's data from an earlier launch; a fresh one when left out. */
  data?: string;
  /** A main script of the test's own in place of the shell's. */
  main?: string;
  /** Of the stand-in alone: displays, whether there is a keyring, … */
  standIn?: Partial<StandInSettings>;
  env?: Record<string, string>;
}

export interface LaunchedShell {
  app: ElectronApplication;
  /** Where it keeps its data: `userData`. */
  data: string;
  /** What it wrote to standard error, its log among it. */
  log(): string;
  /** The window of this role, once it is there. */
  window(role: WindowRole): Promise<Page>;
  /** The process is gone at once, as in a power cut. Its data stays. */
  kill(): Promise<void>;
  /** Ends it as Electron does; its data stays for another launch. */
  quit(): Promise<void>;
  /** Ends it in any way, and removes its data. */
  end(): Promise<void>;
}

const launchMs = 60_000;
const quitMs = 40_000;
const windowMs = 60_000;

export async function launchShell(options: ShellOptions = {}): Promise<LaunchedShell> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), "yichuang-shell-"));
  if (options.place) writeFileSync(join(data, "place.json"), JSON.stringify(options.place));
  const own = options.main === undefined ? ["--data", data, "--pages", builtPages()] : [];
  const app = await electron.launch({
    args: [options.main ?? join(shellProgram(), "main.mjs"), ...own, ...(options.args ?? [])],
    cwd: root,
    timeout: launchMs,
    env: {
      ...environment(),
      // A main script of a test's own keeps its data where Electron says.
      XDG_CONFIG_HOME: data,
      ELECTRON_STAND_IN: JSON.stringify(options.standIn ?? {}),
      ...options.env,
    },
  });
  // Playwright forgets the process of an app that has ended by itself.
  const child = app.process();
  let log = "";
  child.stderr?.on("data", (chunk) => {
    log += String(chunk);
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  async function kill(): Promise<void> {
    child.kill("SIGKILL");
    await gone;
  }

  async function quit(): Promise<void> {
    // Playwright waits for ever for an app that does not want to end.
    const isEnded = app.close().then(
      () => true,
      () => true,
    );
    if (!(await Promise.race([isEnded, after(quitMs)]))) throw new Error(`The shell does not end:\n${log}`);
    await gone;
  }

  return {
    app,
    data,
    log: () => log,
    window: (role) => windowOf(app, role, () => log),
    kill,
    quit,
    async end(): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) await quit().catch(kill);
      endLeftOvers(data);
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** A shell that started itself anew is no longer Playwright's; its data folder, which only this test knows, gives it away. */
function endLeftOvers(data: string): void {
  if (process.platform !== "linux") return;
  for (const pid of readdirSync("/proc").map(Number)) {
    if (!(pid > 0) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data)) process.kill(pid, "SIGKILL");
    } catch {
      // Ended in this very moment.
    }
  }
}

/**
 * What rests on Electron's own semantics. Where its binary is not there, the test makes sure that docs/security.md lists it as
 * not run, by the same name.
 */
export function onRealElectron(name: string, fn: () => Promise<void>): void {
  if (isRealElectron) return void test(name, { timeout: 120_000 }, fn);
  test(`${name} — on real Electron only: not run here`, () => {
    const listed = readFileSync(join(root, "docs/security.md"), "utf8");
    expect(listed.includes(name), `docs/security.md lists “${name}” as not run`).toBe(true);
  });
}

async function windowOf(app: ElectronApplication, role: WindowRole, log: () => string): Promise<Page> {
  const giveUpAt = performance.now() + windowMs;
  while (performance.now() < giveUpAt) {
    const found = app.windows().find((page) => page.url().includes(`/${role}/`));
    if (found) return found;
    await after(50);
  }
  throw new Error(`No window shows ${role}:\n${log()}`);
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

/** Without what the test runner says of itself. */
function environment(): Record<string, string> {
  const { NODE_ENV, NODE_OPTIONS, VITEST, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

let program: string | undefined;

/** The folder of main.mjs, preload.cjs and line.mjs. */
export function shellProgram(): string {
  program ??= run(["electron/program/build.ts"]);
  return program;
}

let hasPages = false;

/** The pages as a kiosk has them. */
export function builtPages(): string {
  if (!hasPages) run(["-e", 'import("./.ci/pages.mjs").then((it) => it.ensurePages(process.execPath))']);
  hasPages = true;
  return join(root, "renderer/dist");
}

function run(args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: environment(),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}
