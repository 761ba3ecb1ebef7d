/** Every state of the manager's page and of the agents', under the server's own content policy: readable, reachable, nothing cut off. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { accessibilityFaults, cutOff, launchBrowser, textBelow, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { type State, sample, show, statesOf } from "./page-states.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];
let states: State[];

beforeAll(async () => {
  pages = await buildPages();
  hall = await startHall({ pages: pages.folder });
  browser = await launchBrowser();
  page = await browser.newPage();
  wrong = await watchPage(page);
  states = [...(await statesOf(page, hall.url, "manager")), ...(await statesOf(page, hall.url, "agent"))];
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

async function faults(
  looked: readonly State[],
  { width, height }: Pick<State, "width" | "height">,
  also = async (): Promise<string[]> => [],
) {
  const found: string[] = [];
  for (const state of looked) {
    await show(page, hall.url, { ...state, width, height });
    const here = [...(await also()), ...(await textBelow(page, 16)), ...(await cutOff(page))];
    found.push(...here.map((fault) => `${state.address}: ${fault}`));
  }
  return found;
}

test("there are states to look at, dialogs and English among them", () => {
  const names = states.map(({ address }) => address);
  expect(names.length).toBeGreaterThanOrEqual(25);
  for (const name of ["now-city", "now-stale", "pairing-code", "erase", "now-city-english"]) {
    expect(names).toContain(`manager/${name}`);
  }
  expect(names).toContain("agent/errand");
});

test("every state at 1920 × 1080: no accessibility fault, no text below 16 px, nothing cut off", async () => {
  expect(await faults(states, { width: 1920, height: 1080 }, () => accessibilityFaults(page))).toEqual([]);
}, 400_000);

test("every state at 1366 × 768: no text below 16 px, nothing cut off", async () => {
  expect(await faults(sample(states), { width: 1366, height: 768 })).toEqual([]);
}, 400_000);

test("the five problems and all 92 counters are on one screen, without scrolling", async () => {
  await show(page, hall.url, { address: "manager/now-city", width: 1920, height: 1080 });
  await page.getByText("5 件事要管").waitFor();
  const hidden = await page.evaluate(
    () =>
      [...document.querySelectorAll(".problem, .cell, .figure, .queues tr")].filter((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top < 0 || bottom > window.innerHeight;
      }).length,
  );
  expect(hidden).toBe(0);
  expect(await page.locator(".group__cells .cell").count()).toBe(92);
});

test("nothing was blocked by the content policy, nothing went wrong in the console", () => {
  expect(wrong).toEqual([]);
});
