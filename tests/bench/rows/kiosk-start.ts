/**
 * From the start of a paired kiosk's shell to a page that takes touches and has the hall's queues, and from the start of the same
 * shell program's binary to an empty window. On Electron where its binary is there, else on the stand-in.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ElectronApplication, _electron as electron, type Page } from "@playwright/test";
import { connectAs, type HallProcess, startHall } from "../../hall/hall-process.ts";
import { fromRuns, type Measured, repeat } from "../figures.ts";

const standIn = "tests/electron/stand-in/dist";
const isRealElectron = existsSync("node_modules/electron/path.txt");
const longestMs = 120_000;
/** Not taken: the first start of each fills the disk's cache and Chromium's. */
const warmUps = 1;

/** The least that a shell can show. */
const emptyWindow = `
import { app, BrowserWindow } from "electron";
await app.whenReady();
void new BrowserWindow({ kiosk: true }).loadURL("data:text/html,<title>empty</title><p>empty</p>");
`;

export async function kioskStart(runs: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-bench-kiosk-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, emptyWindow);
  const program = join(run(["electron/program/build.ts"]), "main.mjs");
  run(["-e", 'import("./.ci/pages.mjs").then((it) => it.ensurePages(process.execPath))']);
  const hall = await startHall();
  try {
    const shell = () => [
      program,
      "--data",
      data,
      "--pages",
      resolve("renderer/dist"),
      "--hall",
      hall.url,
      "--role",
      "kiosk",
    ];
    await pair(hall, shell());
    const measured = await repeat(runs + warmUps, async () => ({
      limit: await startOf([empty, `--user-data-dir=${join(folder, "empty")}`], (page) =>
        page.getByText("empty", { exact: true }).waitFor({ timeout: longestMs }),
      ),
      value: await startOf(shell(), isUsable),
    }));
    const taken = measured.slice(warmUps);
    const row = fromRuns("kiosk.start", "ms", { ratio: 2.5, atLeast: false }, taken);
    return { ...row, beside: { on: isRealElectron ? "Electron" : "the stand-in" } };
  } finally {
    await hall.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The hall's view has come and something can be touched. */
async function isUsable(page: Page): Promise<void> {
  await page.locator("html[data-page=home]").waitFor({ timeout: longestMs });
  await page.locator("#root button:enabled").first().waitFor({ timeout: longestMs });
}

async function startOf(args: string[], isThere: (page: Page) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  const app = await launch(args);
  await isThere(await app.firstWindow({ timeout: longestMs }));
  const ms = performance.now() - startedAt;
  await end(app);
  return ms;
}

async function pair(hall: HallProcess, args: string[]): Promise<void> {
  const manager = await connectAs(hall.url, "manager");
  const { code } = await manager.do("pairing:create", { kind: "kiosk", place: "1" });
  manager.close();
  const app = await launch(args);
  const page = await app.firstWindow({ timeout: longestMs });
  await page.locator("input[name=code]").fill(String(code));
  await page.locator("input[name=name]").fill("一号机");
  await page.locator("button[type=submit]").click();
  await isUsable(page);
  await end(app);
}

/** Playwright waits for ever for an app that does not want to end. */
async function end(app: ElectronApplication): Promise<void> {
  const gone = new Promise((resolve) => app.process().once("exit", resolve));
  const timer = setTimeout(() => app.process().kill("SIGKILL"), 20_000);
  void app.close().catch(() => undefined);
  await gone;
  clearTimeout(timer);
}

async function launch(args: string[]): Promise<ElectronApplication> {
  if (!isRealElectron) process.env.ELECTRON_OVERRIDE_DIST_PATH = join(process.cwd(), standIn);
  const app = await electron.launch({ args, timeout: longestMs });
  app.process().stderr?.on("data", (text) => {
    if (/"level":(50|60)|Error/.test(String(text))) process.stderr.write(text);
  });
  return app;
}

function run(args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}
