/** The power comes back before the hall's server does: a kiosk shows what it showed last, says so, and goes on by itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { codeFor, typeCode } from "./paired.ts";

/** Whoever comes first builds the pages and the program. */
const startMs = 180_000;

let hall: HallProcess;
let manager: Client;
let shell: LaunchedShell;

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
  shell = await launchShell({ args: ["--role", "kiosk", "--hall", hall.url] });
  const page = await shell.window("kiosk");
  await typeCode(page, await codeFor(manager, "kiosk", "1"));
  await page.locator(".kiosk main").first().waitFor();
  await page.waitForFunction(() => window.yichuang?.hall.read("/api/catalog"));
  await shell.quit();
  manager.close();
  await hall.kill("SIGKILL");
  shell = await launchShell({ data: shell.data, args: ["--role", "kiosk", "--hall", hall.url] });
}, startMs);
afterAll(async () => {
  await shell?.end();
  manager?.close();
  await hall?.end();
});

test("the page is there without its hall, from the copies on this disk", async () => {
  const page = await shell.window("kiosk");
  await page.locator(".kiosk main").first().waitFor();
  const read = await page.evaluate(async () => [
    await window.yichuang?.hall.read("/api/hall"),
    await window.yichuang?.hall.ask("view:open", { name: "kiosk", params: {} }),
    await window.yichuang?.hall.ask("view:open", { name: "hall", params: {} }),
  ]);
  expect(read[0]).toMatchObject({ id: "town" });
  expect(read[1]).toMatchObject({ ok: true, value: { name: "kiosk" } });
  expect(read[2]).toMatchObject({ ok: false });
});

test("the hall is back: the page is live again without anybody", async () => {
  const page = await shell.window("kiosk");
  await page.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    window.yichuang?.hall.listen((message) => {
      if (message.kind === "connection") states.push(message.state.kind);
    });
  });
  hall = await hall.restart();
  await page.waitForFunction(
    () => (window as unknown as { states: string[] }).states.at(-1) === "connected",
    undefined,
    { timeout: 40_000 },
  );
  await expect
    .poll(() => page.evaluate(() => window.yichuang?.hall.ask("queue:wait", { queueId: "all-round" })))
    .toMatchObject({ ok: true });
});
