/** First start: a place is paired by code, keeps its token sealed, and is the same place after a restart. */
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { codeFor, typeCode } from "./paired.ts";

let hall: HallProcess;
let manager: Client;
let shell: LaunchedShell | undefined;
const folders: string[] = [];

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
});
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

test("a place that was told no role becomes what its code was made for, and is it again after a restart", async () => {
  const first = await start();
  const form = await first.window("kiosk");
  await typeCode(form, "000000");
  await form.getByText("配对码不对或已过期").waitFor();

  await typeCode(form, await codeFor(manager, "screen", "1"));
  const screen = await first.window("screen");
  await screen.locator(".screen").first().waitFor();
  expect(first.app.windows()).toHaveLength(1);

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

test("a code for something else is refused with what to do; the right one is taken", async () => {
  const kiosk = await start({ args: ["--role", "kiosk"] });
  const page = await kiosk.window("kiosk");
  await typeCode(page, await codeFor(manager, "sign", "1"));
  await page.getByText("这个配对码是给“窗口屏”的，这里要“取号机”的").waitFor();
  await typeCode(page, await codeFor(manager, "kiosk"));
  await page.locator(".kiosk").waitFor();
  await quit();
});

test("on a computer without a keyring nothing is paired, and the code stays good", async () => {
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
