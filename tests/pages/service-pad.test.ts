/** The service pad on every size of screen that it can come up on, in both languages; what it does: tests/electron. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { faultsOf, show, statesOf } from "./page-states.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  wrong = await watchPage(page);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

/** A kiosk is read at arm's length, a clerk's screen sits on the desk. */
const limitsOf = (address: string) => ({
  leastTextPx: address.endsWith("counter") ? 16 : 24,
  isFixed: true,
  leastTargetPx: address.endsWith("counter") ? 44 : 66,
});

test("readable, large enough to touch, nothing cut off, in both languages", async () => {
  const states = await statesOf(page, hall.url, "kit");
  expect(states).toHaveLength(7);
  const found: string[] = [];
  for (const state of states) {
    await show(page, hall.url, state);
    await page.getByRole("dialog").waitFor();
    found.push(...(await faultsOf(page, state, limitsOf(state.address))));
    if (!state.address.endsWith("-on-kiosk")) continue;
    await page.getByRole("button", { name: "English" }).click();
    found.push(...(await faultsOf(page, state, limitsOf(state.address))));
  }
  expect(found).toEqual([]);
}, 240_000);

test("a code is entered by finger or by keyboard and never shown; a wrong one says how many are left", async () => {
  await show(page, hall.url, { address: "kit/service-closed-on-kiosk", width: 1080, height: 1920 });
  const confirm = page.getByRole("button", { name: /确定/ });
  for (const digit of ["4", "8", "0"]) await page.getByRole("button", { name: digit, exact: true }).click();
  await page.keyboard.type("21");
  await page.getByText("已输入 5 位").waitFor({ state: "attached" });
  await expect.poll(() => confirm.getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.type("79");
  await page.getByRole("button", { name: "删除一位" }).click();
  await page.getByText("已输入 6 位").waitFor({ state: "attached" });
  expect(await page.getByRole("dialog").textContent()).not.toMatch(/480217/);
  await confirm.click();
  await page.getByText("维护码不对，还可以试 4 次。").waitFor();
  await page.getByText("已输入 0 位").waitFor({ state: "attached" });
});

test("on the lowest screens what went wrong fits as well", async () => {
  for (const [place, width, height] of [
    ["pad", 1280, 800],
    ["counter", 1366, 768],
  ] as const) {
    const state = { address: `kit/service-closed-on-${place}`, width, height };
    await show(page, hall.url, state);
    for (const language of ["English", "中文"]) {
      await page.keyboard.type("111111");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
      const pad = page.getByRole("dialog");
      expect(await pad.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
      expect(await faultsOf(page, state, limitsOf(state.address))).toEqual([]);
      await page.getByRole("button", { name: language }).click();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    }
  }
});

test("nothing failed meanwhile", () => {
  expect(wrong.filter((line) => line.startsWith("exception"))).toEqual([]);
});
