/** Every state of the wall screen and of the strip above a counter, at real size. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { faultsOf, type State, show, soundAllowed, statesOf } from "./page-states.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser(soundAllowed);
  page = await (await browser.newContext()).newPage();
  wrong = await watchPage(page);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

async function faults(states: readonly State[], leastTextPx: number): Promise<string[]> {
  const found: string[] = [];
  for (const state of states) {
    await show(page, hall.url, state);
    const scale = state.width / 1920;
    found.push(...(await faultsOf(page, state, { leastTextPx: leastTextPx * scale - 0.01, isFixed: true })));
  }
  return found;
}

test("the screen at 1920 × 1080 and 3840 × 2160: no text below 40 px of the drawing, nothing outside", async () => {
  const states = await statesOf(page, hall.url, "screen");
  expect(states.map(({ address }) => address)).toEqual(
    expect.arrayContaining(["screen/live", "screen/live-4k", "screen/stale", "screen/closed", "screen/away"]),
  );
  expect(await faults(states, 40)).toEqual([]);
}, 240_000);

test("the strip: no text below 42 px, nothing outside", async () => {
  const states = await statesOf(page, hall.url, "sign");
  expect(states.length).toBeGreaterThanOrEqual(12);
  expect(await faults(states, 42)).toEqual([]);
}, 240_000);

test("a stale screen names the minute, fills nothing with colour and promises nobody to be next", async () => {
  await show(page, hall.url, { address: "screen/stale", width: 1920, height: 1080 });
  await page.getByText("连接断了，这是 9:50 的号码").waitFor();
  expect(await page.getByText("准备好，下一个").count()).toBe(0);
  const fills = await page.evaluate(() =>
    [...document.querySelectorAll(".screen__number, .plate")].map(
      (block) => getComputedStyle(block).backgroundColor,
    ),
  );
  expect(new Set(fills)).toEqual(new Set(["rgba(0, 0, 0, 0)"]));
});

test("a call's bar is drawn in 280 ms, and at once for who asks for less motion", async () => {
  const live = { address: "screen/live", width: 1920, height: 1080 };
  const duration = () =>
    page
      .locator(".screen__call--newest .screen__link")
      .evaluate((link) => getComputedStyle(link).animationDuration);
  await show(page, hall.url, live);
  expect(await duration()).toBe("0.28s");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await show(page, hall.url, live);
  expect(await duration()).toBe("0s");
  await page.emulateMedia({ reducedMotion: null });
});

test("no state throws", () => {
  // The gallery holds the other pages too; what the policy blocks is looked for where each page is alone.
  expect(wrong.filter((line) => line.startsWith("exception"))).toEqual([]);
});
