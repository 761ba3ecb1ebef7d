/** A clerk's PC: the place is paired once, people come and go; neither's token is ever in the page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { codeFor, typeCode } from "./paired.ts";

/** Whoever comes first builds the pages and the program. */
const startMs = 180_000;

let hall: HallProcess;
let manager: Client;
let shell: LaunchedShell;
let page: Page;

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
  shell = await launchShell({ args: ["--role", "counter", "--hall", hall.url] });
  page = await shell.window("counter");
}, startMs);
afterAll(async () => {
  await shell?.end();
  manager?.close();
  await hall?.end();
});

async function signIn(user: string, password: string): Promise<void> {
  await page.locator("input[name=user]").fill(user);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button[type=submit]").click();
}

/** What this window's socket and requests would carry, if a page could read it. */
function tokensIn(text: string): string[] {
  return text.match(/"[A-Za-z0-9_-]{32,}"/g) ?? [];
}

const everything = () =>
  page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      window.yichuang,
    ]),
  );

test("the PC is paired, then a clerk signs in; a wrong password is told; the page holds no token", async () => {
  await typeCode(page, await codeFor(manager, "host"), "1号窗口电脑");
  await signIn("clerk-01", "not the password");
  await page.getByText("用户名或密码不对").waitFor();
  await signIn("clerk-01", "demo-only");
  await page
    .locator(".counter-choice, .desk, .choose")
    .first()
    .or(page.getByText("号窗口").first())
    .waitFor();
  expect(
    JSON.parse(await page.evaluate(() => sessionStorage.getItem("yichuang counter me") ?? "{}")),
  ).toMatchObject({
    role: "clerk",
    token: "",
  });
  expect(tokensIn(await everything())).toEqual([]);
  const { paired } = await manager.do("devices:list");
  expect(paired.find(({ name }: { name: string }) => name === "1号窗口电脑")).toMatchObject({
    isConnected: true,
  });
});

test("what the clerk does is the clerk's: the PC's own pairing may not call anybody", async () => {
  const command = (name: string, more: object = {}) =>
    page.evaluate(
      async ([event, input]) =>
        window.yichuang?.hall.ask(event, { commandId: crypto.randomUUID(), ...input }),
      [name, more] as const,
    );
  expect(await command("counter:open", { counterId: "1" })).toMatchObject({ ok: true });
  await page.reload();
  // The same person after a reload; the socket's views are opened anew.
  await page.getByText("1号窗口").first().waitFor();
  expect(await command("counter:close")).toMatchObject({ ok: true });
});

test("whoever signs out is out, also for the hall, and the PC stays paired", async () => {
  await page.evaluate(() => window.yichuang?.hall.signOut());
  await page.locator("input[name=user]").waitFor();
  expect(await page.evaluate(() => window.yichuang?.hall.ask("counters:list", {}))).toMatchObject({
    error: { code: "not-signed-in" },
  });
});

test("a session that the hall ends brings the sign-in back", async () => {
  await signIn("clerk-01", "demo-only");
  await page.locator("input[name=user]").waitFor({ state: "detached" });
  await manager.do("staff:setPassword", { user: "clerk-01", password: "another password" });
  await page.locator("input[name=user]").waitFor();
  await signIn("clerk-01", "another password");
  await page.locator("input[name=user]").waitFor({ state: "detached" });
});

test("nobody is signed in after a restart, and no password is on the disk or in the log", {
  timeout: 120_000,
}, async () => {
  const { data } = shell;
  await shell.quit();
  shell = await launchShell({ data, args: ["--hall", hall.url, "--role", "counter"] });
  page = await shell.window("counter");
  await page.locator("input[name=user]").waitFor();
  const files = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  for (const secret of ["demo-only", "another password"]) {
    expect(files.filter((content) => content.includes(secret))).toHaveLength(0);
    expect(shell.log()).not.toContain(secret);
  }
});
