/** Every state of the kiosk at its real size, upright and lying: readable, large enough to touch, nothing cut off. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { faultsOf, type State, show, statesOf } from "./page-states.ts";

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
  page = await (await browser.newContext()).newPage();
  wrong = await watchPage(page);
  states = await statesOf(page, hall.url, "kiosk");
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

const leastTargetPx = 72;
const isElderly = (state: State) => state.address.includes("elderly");

test("there is a state for everything that a person can come to see", () => {
  expect(states.length).toBeGreaterThanOrEqual(60);
});

test("no state has an accessibility fault, small text, a small or high target, or anything cut off", async () => {
  const faults: string[] = [];
  for (const state of states) {
    await show(page, hall.url, state);
    faults.push(
      ...(await faultsOf(page, state, {
        leastTextPx: isElderly(state) ? 32 : 24,
        isFixed: true,
        leastTargetPx,
      })),
    );
    const more = [
      ...(await coveredTargets(page)),
      ...(await outOfReach(page, state)),
      ...(await unseenWords(page)),
    ];
    faults.push(...more.map((fault) => `${state.address}: ${fault}`));
  }
  expect(faults).toEqual([]);
}, 900_000);

/** Buttons whose middle is under something else. */
async function coveredTargets(shown: Page): Promise<string[]> {
  return shown.evaluate(() => {
    const root = document.querySelector("dialog[open]") ?? document.body;
    return [...root.querySelectorAll("button")]
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return !hit || !button.contains(hit);
      })
      .map((button) => `covered: ${button.textContent}`);
  });
}

/** Buttons with words in the colour of their own ground: the accessibility checker leaves equal colours to people. */
async function unseenWords(shown: Page): Promise<string[]> {
  return shown
    .locator("button:visible")
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => getComputedStyle(button).color === getComputedStyle(button).backgroundColor)
        .map((button) => `unseen: ${button.textContent}`),
    );
}

/** Buttons in the upper third of an upright kiosk, where not everybody reaches. */
async function outOfReach(shown: Page, { height }: State): Promise<string[]> {
  if (height < 1920) return [];
  const tops = await shown
    .locator("button:visible")
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
  return tops.filter((top) => top < 640).map((top) => `a button at ${Math.round(top)} px`);
}

test("no state throws", () => {
  expect(wrong.filter((line) => line.startsWith("exception"))).toEqual([]);
});
