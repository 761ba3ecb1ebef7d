/**
 * A paired kiosk as it was installed, and a hall that gets newer versions: a good one is fetched, switched to and kept; one
 * that cannot be loaded is taken back, the manager hears of both, and it is not tried again.
 */
import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { install, releaseTo, root, stageVersion } from "./packaged-shell.ts";
import { codeFor, typeCode } from "./paired.ts";

interface Row {
  version: string;
  windows: { state: string }[];
  happened: { what: string }[];
  troubles: string[];
}

/** Everything at once, where halls take their time. */
const rules = {
  quietSeconds: 0,
  aboutSeconds: 0.5,
  againSeconds: 0.3,
  switches: "any-time",
  usableWithinSeconds: 120,
} as const;

/** Four starts of a shell and a download, on a machine that does other things as well. */
const timeout = 400_000;
const longestMs = 180_000;

let folder: string;
let data: string;
let hall: HallProcess;
let manager: Client;
let launcher: string;
let shell: LaunchedShell | undefined;
let running: ChildProcess | undefined;
let isOn = true;
/** How it ended, each time. */
const ends: (number | null)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-update-"));
  data = mkdtempSync(join(tmpdir(), "yichuang-updated-"));
  hall = await startHall({ arguments: ["--demo", "--updates", join(folder, "updates")] });
  manager = await connectAs(hall.url, "manager");
  launcher = await install(folder, "1.0.0", stageVersion(folder, "1.0.0"), rules);
}, 120_000);

afterAll(async () => {
  await switchOff();
  await shell?.end();
  manager?.close();
  await hall?.end();
  for (const one of [folder, data]) rmSync(one, { recursive: true, force: true, maxRetries: 10 });
}, 60_000);

/** As somebody who installs it: with the page at hand, to pair it. */
async function pair(): Promise<void> {
  shell = await launchShell({
    main: launcher,
    data,
    args: ["--data", data],
    place: { hall: hall.url, windows: [{ role: "kiosk" }] },
  });
  await typeCode(await shell.window("kiosk"), await codeFor(manager, "kiosk", "1"), "一号机");
  await seen((row) => row.version === "1.0.0" && isWell(row));
  await shell.quit();
}

/** As the system's unit: starts it, and again whenever it ends. */
function switchOn(): void {
  const electron = String(createRequire(import.meta.url)("electron"));
  const log = openSync(join(folder, "shell.log"), "a");
  const { NODE_OPTIONS, VITEST, NODE_ENV, ...env } = process.env;
  running = spawn(electron, [launcher, "--data", data, "--kept"], {
    cwd: root,
    env: { ...env, XDG_CONFIG_HOME: data, ELECTRON_STAND_IN: "{}" },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  running.once("exit", (code) => {
    ends.push(code);
    if (isOn) switchOn();
  });
}

async function switchOff(): Promise<void> {
  isOn = false;
  if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
  const gone = new Promise((resolve) => running?.once("exit", resolve));
  running.kill("SIGKILL");
  await gone;
}

/** Until the hall says so of the one shell that it has. */
async function seen(isSo: (row: Row) => boolean): Promise<Row> {
  let last: unknown;
  const giveUpAt = performance.now() + longestMs;
  while (performance.now() < giveUpAt) {
    last = await manager.ask("view:open", { name: "shells" }).catch(String);
    const rows = (last as { value?: { value: { shells: Row[] } } }).value?.value.shells ?? [];
    const found = rows.find(isSo);
    if (found) return found;
    await after(300);
  }
  throw new Error(`${JSON.stringify(last)}\n${readFileSync(join(folder, "shell.log"), "utf8")}`);
}

const isWell = ({ windows }: Row) => windows.length > 0 && windows.every(({ state }) => state === "well");
const kept = () => JSON.parse(readFileSync(join(data, "updates", "state.json"), "utf8"));

test("a kiosk runs what was installed, and is paired", { timeout }, pair);

test("a newer version is fetched, switched to and kept, and the manager hears of it", {
  timeout,
}, async () => {
  switchOn();
  const next = stageVersion(folder, "1.0.1", (program) =>
    appendFileSync(join(program, "pages", "kiosk", "index.html"), "<!-- 1.0.1 -->"),
  );
  releaseTo(join(folder, "updates"), next);
  const row = await seen(
    ({ version, happened }) =>
      version === "1.0.1" && happened.some(({ what }) => what === "update-installed"),
  );
  expect(row.troubles).not.toContain("update-failed");
  expect(kept()).toMatchObject({ proven: "1.0.1", previous: null, trying: null, staged: null, failed: [] });
});

test("one that cannot be loaded is taken back, told once, and not tried again", { timeout }, async () => {
  const broken = stageVersion(folder, "1.0.2", (program) =>
    writeFileSync(join(program, "main.mjs"), 'throw new Error("a version that cannot be loaded");'),
  );
  releaseTo(join(folder, "updates"), broken);
  await seen(
    ({ version, happened, troubles }) =>
      version === "1.0.1" &&
      happened.some(({ what }) => what === "update-rolled-back") &&
      troubles.includes("update-failed"),
  );
  // Twice to switch, and once because it could not be loaded.
  expect(ends).toEqual([0, 0, 70]);
  expect(kept().failed).toMatchObject([{ version: "1.0.2", because: "not-loaded", isTold: true }]);
  expect(kept()).toMatchObject({ proven: "1.0.1", trying: null, staged: null });
});

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
