/**
 * The way out of a launched kiosk, as somebody goes it who serves the machine, and as somebody tries it who does not: with the
 * touch screen alone, from the installer's first start to the code that the manager sets.
 */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leftExitCode } from "../../electron/lock-down/service/left.ts";
import { serviceWords } from "../../renderer/words/service.ts";
import { type Client, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { accessibilityFaults } from "../pages/browser.ts";
import { type LaunchedShell, launchShell } from "./launch.ts";
import { codeFor, typeCode } from "./paired.ts";

const say = serviceWords.zh;
let hall: HallProcess;
let manager: Client;
let shell: LaunchedShell;
let page: Page;

beforeAll(async () => {
  hall = await startHall();
  manager = await connectAs(hall.url, "manager");
  shell = await launch();
  page = await shell.window("kiosk");
  await page.locator("input[name=code]").waitFor();
}, 120_000);

afterAll(async () => {
  manager?.close();
  await shell?.end();
  await hall?.end();
}, 60_000);

function launch(data?: string): Promise<LaunchedShell> {
  return launchShell({
    place: { hall: hall.url, windows: [{ role: "kiosk" }] },
    ...(data === undefined ? {} : { data }),
  });
}

const pad = () => page.getByRole("dialog", { name: say.title });
const text = (sentence: string) => pad().getByText(sentence, { exact: false });

/** Left, right, left, right, left at the upper corners. */
async function touchCorners(): Promise<void> {
  await page.locator("html.in-shell").waitFor();
  const { width } = await page.evaluate(() => ({ width: innerWidth }));
  for (const x of [30, width - 30, 30, width - 30, 30]) await page.mouse.click(x, 30);
  await pad().waitFor();
}

async function enter(code: string): Promise<void> {
  for (const digit of code) await pad().getByRole("button", { name: digit, exact: true }).click();
  await pad().getByRole("button", { name: say.confirm }).click();
}

async function close(): Promise<void> {
  await pad().getByRole("button", { name: say.close }).click();
  await pad().waitFor({ state: "detached" });
}

/** Until what the manager set has reached the shell: as long as there is no code it says so. */
async function untilCodeIsThere(): Promise<void> {
  const door = async () => (await page.evaluate(() => window.yichuang?.service.door()))?.kind;
  await expect.poll(door).toBe("closed");
}

test("a shell that belongs to no hall yet lets its installer out, for a minute at most", async () => {
  await touchCorners();
  await text("可以操作了").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
  expect(await page.evaluate(() => window.yichuang?.service.leave("quit"))).toBe("not-unlocked");
});

test("paired, but without a code, it lets out nobody and says what to do", async () => {
  await typeCode(page, await codeFor(manager, "kiosk"));
  await page.locator("input[name=code]").waitFor({ state: "detached" });
  await touchCorners();
  await text(say.none).waitFor();
  await text(say["none.todo"]).waitFor();
  await close();
});

test("fewer touches, or touches elsewhere, disturb nobody", async () => {
  for (const [x, y] of [
    [30, 30],
    [1050, 30],
    [30, 30],
    [540, 900],
    [1050, 30],
    [30, 30],
  ] as const)
    await page.mouse.click(x, y);
  // What a gesture tells the shell, and what the shell says to that, is there before these two answers.
  for (let asked = 0; asked < 2; asked += 1) await page.evaluate(() => window.yichuang?.service.door());
  expect(await pad().count()).toBe(0);
});

test("the manager's code opens it, and closing the pad shuts it again", async () => {
  await manager.do("shell:setServiceCode", { code: "480217" });
  await untilCodeIsThere();
  await touchCorners();
  await enter("480217");
  await text("可以操作了").waitFor();
  await close();
  await expect
    .poll(() => page.evaluate(() => window.yichuang?.service.door()))
    .toMatchObject({ kind: "closed" });
});

test("five wrong codes lock it, the power cut does not unlock it, and the hall hears of it", async () => {
  await touchCorners();
  for (const left of [4, 3, 2, 1]) {
    await enter("111111");
    await text(`还可以试 ${left} 次`).waitFor();
  }
  await enter("111111");
  await text("试错太多").waitFor();
  await text(say["locked.todo"]).waitFor();

  await shell.kill();
  shell = await launch(shell.data);
  page = await shell.window("kiosk");
  await touchCorners();
  await text("试错太多").waitFor();
  await close();
  const shells = await manager.view("shells");
  await expect.poll(() => JSON.stringify(shells.value()), { timeout: 60_000 }).toContain("service-locked");
}, 180_000);

test("a new code of the manager's works at once, by keyboard too; quitting ends the shell and nothing else", async () => {
  await manager.do("shell:setServiceCode", { code: "7305512" });
  await untilCodeIsThere();
  await shell.app.evaluate(({ BrowserWindow }) => {
    const press = {
      type: "keyDown",
      key: "S",
      code: "KeyS",
      control: true,
      alt: true,
      shift: true,
      meta: false,
    };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit("before-input-event", { preventDefault: () => {} }, press);
  });
  await pad().getByRole("button", { name: "1", exact: true }).waitFor();
  await page.keyboard.type("7305512", { delay: 150 });
  await page.keyboard.press("Enter");
  await text("可以操作了").waitFor();
  const ended = new Promise<number | null>((resolve) => shell.app.process().once("exit", resolve));
  await pad().getByRole("button", { name: say.quit }).click();
  expect(await ended).toBe(leftExitCode);
});

test("no code and no digit of one stands in the log", () => {
  expect(shell.log()).not.toMatch(/480217|7305512|111111/);
});
