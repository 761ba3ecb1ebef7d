/** Every state of the clerk's page at both desk sizes: readable, nothing cut off, the eight keys always in their places. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { extent } from "../promises/extent.ts";
import { cutOff, launchBrowser, textBelow, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { faultsOf, type State, sample, show, statesOf } from "./page-states.ts";

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
  states = await statesOf(page, hall.url, "counter");
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await hall?.end();
  pages?.remove();
});

/** A long name may end in an ellipsis on the small desk; nothing else may be cut off anywhere. */
const mayEndEarly = /^(desk-head__who|desk-person__line|SPAN) is cut off/;

/** A desk does not scroll: only its lists do. */
async function scrolled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const desk = document.querySelector(".desk-counter");
    if (!desk) return [];
    return [
      desk,
      ...desk.querySelectorAll("main > section, .desk-key, .desk-facts, .desk-told, .desk-person__who"),
    ]
      .filter((part) => part.scrollHeight > part.clientHeight + 1)
      .map((part) => `${part.className} holds ${part.scrollHeight} px in ${part.clientHeight}`);
  });
}

async function keyPlaces(page: Page): Promise<string> {
  const boxes = await page.locator(".desk-key").evaluateAll((keys) =>
    keys.map((key) => {
      const { x, y } = key.getBoundingClientRect();
      return `${key.getAttribute("aria-keyshortcuts")} ${Math.round(x)},${Math.round(y)}`;
    }),
  );
  expect(boxes).toHaveLength(8);
  return boxes.join(" ");
}

test("there is a state for everything that a clerk may meet", () => {
  const names = states.map(({ address }) => address.slice("counter/".length));
  for (const name of [
    "choose-counter",
    "idle",
    "idle-empty",
    "called",
    "called-thrice",
    "serving",
    "paused",
  ]) {
    expect(names).toContain(name);
  }
  for (const name of ["serving-without-holder", "crowded", "stale", "error", "english", "dialog-skip"]) {
    expect(names).toContain(name);
  }
  expect(names.filter((name) => name.startsWith("dialog-")).length).toBeGreaterThanOrEqual(10);
});

/** Taking in and handing out have as many states as all the rest: the quick form looks at every second of theirs. */
const looked = () => {
  const isMany = ({ address }: State) => /\/(intake|delivery)-/.test(address);
  const many = states.filter(isMany).filter((_, at) => at % extent(2, 1) === 0);
  return states.filter((state) => !isMany(state) || many.includes(state));
};
/** No number is called there. */
const hasKeys = ({ address }: State) => !/choose-counter|\/delivery-/.test(address);

test("1920 × 1080: no accessibility fault, no text below 16 px, nothing cut off; every key in its place, one green", async () => {
  const faults: string[] = [];
  const places = new Set<string>();
  for (const state of looked()) {
    await show(page, hall.url, state);
    faults.push(...(await faultsOf(page, state, { leastTextPx: 16, isFixed: false })));
    for (const fault of await scrolled(page)) faults.push(`${state.address}: ${fault}`);
    if (!hasKeys(state)) continue;
    places.add(await keyPlaces(page));
    const green = await page
      .locator(".desk-key--next, .intake-outcome--next, .intake-quick__key--next")
      .count();
    if (green > 1) faults.push(`${state.address}: ${green} green keys`);
  }
  expect(faults).toEqual([]);
  expect([...places]).toHaveLength(1);
}, 300_000);

test("1366 × 768: no text below 16 px, nothing cut off, nothing to scroll but lists", async () => {
  const faults: string[] = [];
  for (const state of sample(states)) {
    await show(page, hall.url, { ...state, width: 1366, height: 768 });
    const cut = (await cutOff(page)).filter((fault) => !mayEndEarly.test(fault));
    for (const fault of [...cut, ...(await textBelow(page, 16)), ...(await scrolled(page))])
      faults.push(`${state.address}: ${fault}`);
  }
  expect(faults).toEqual([]);
}, 180_000);

test("no state throws", () => {
  expect(wrong.filter((line) => line.startsWith("exception"))).toEqual([]);
});
