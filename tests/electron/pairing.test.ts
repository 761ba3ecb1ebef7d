/** First start: a place is paired by code, keeps its token sealed, and is the same place after a restart. */
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { codeFor, typeCode } from "./paired.ts";

/** Each test starts the shell itself, some twice; the first may also have to build the pages. */
const launchesMs = 180_000;

let hall: HallProcess;
let manager: Client;
let shell: LaunchedShell | undefined;
const folders: string[] = [];

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
}, launchesMs);
afterAll(async () => {
  manager?.close();
  await shell?.end();
  await hall?.end();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function start(options: Parameters<typeof launchShell>[0] = {}): Promise<LaunchedShell> {
  shell = await launchShell({ ...options, args: ["--hall", hall.url, ...(options.args ?? [])] });
  folders.push(shell.data);
  return shell;
}

async function quit(): Promise<void> {
  await shell?.quit();
  shell = undefined;
}

/** Everything that a script of this page could read. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const seen = [document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }, databases];
    return JSON.stringify([...seen, document.cookie, location.href, Object.keys(window), window.yichuang]);
  });
}

/** Every file of the shell's data whose bytes hold the text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

test("a place that was told no role becomes what its code was made for, and is it again after a restart", {
  timeout: launchesMs,
}, async () => {
  const first = await start();
  const form = await first.window("kiosk");
  await typeCode(form, "000000");
  await form.getByText("配对码不对或已过期").waitFor();

  await typeCode(form, await codeFor(manager, "screen", "1"));
  const screen = await first.window("screen");
  await screen.locator(".screen").first().waitFor();
  await expect.poll(() => first.app.windows().length).toBe(1);

  const path = join(first.data, "pairings.json");
  const { sealed } = JSON.parse(readFileSync(path, "utf8")).windows.main;
  const token = await first.app.evaluate(
    ({ safeStorage }, text) => safeStorage.decryptString(Buffer.from(text, "base64")),
    sealed as string,
  );
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(await everythingIn(screen)).not.toContain(token);
  expect(Buffer.from(sealed, "base64").includes(token)).toBe(false);
  expect(filesWith(first.data, token)).toEqual([]);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(first.log()).not.toContain(token);

  await quit();
  const second = await start({ data: first.data });
  const again = await second.window("screen");
  await again.locator(".screen").first().waitFor();
  expect(second.app.windows()).toHaveLength(1);
  await quit();
});

test("a code for something else is refused with what to do; the right one is taken", {
  timeout: launchesMs,
}, async () => {
  const kiosk = await start({ args: ["--role", "kiosk"] });
  const page = await kiosk.window("kiosk");
  await typeCode(page, await codeFor(manager, "sign", "1"));
  await page.getByText("这个配对码是给“条屏”的，这里要“自助机”的").waitFor();
  // By touch alone: a kiosk has no keyboard, and the name that is there will do.
  await page.locator("input[name=code]").fill("");
  const code = await codeFor(manager, "kiosk");
  for (const digit of `0${code}`.slice(0, 6)) {
    await page.getByRole("button", { name: digit, exact: true }).click();
  }
  for (let times = 0; times < 6; times++) await page.getByRole("button", { name: "删除最后一位" }).click();
  for (const digit of code) await page.getByRole("button", { name: digit, exact: true }).click();
  await expect.poll(() => page.locator("input[name=code]").inputValue()).toBe(code);
  await page.locator("button[type=submit]").click();
  await page.locator(".kiosk").waitFor();
  await quit();
});

test("on a computer without a keyring nothing is paired, and the code stays good", {
  timeout: launchesMs,
}, async () => {
  const code = await codeFor(manager, "kiosk");
  const unsafe = { standIn: { safeStorage: "basic_text" as const } };
  const refusing = await start({ ...unsafe, args: ["--role", "kiosk"] });
  const page = await refusing.window("kiosk");
  await typeCode(page, code);
  await page.getByText("没有保存密钥的安全位置").waitFor();
  expect(() => statSync(join(refusing.data, "pairings.json"))).toThrow();
  await quit();

  const taken = await fetch(`${hall.url}/api/devices/pair`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, name: "another" }),
  });
  expect(taken.status).toBe(200);
});
