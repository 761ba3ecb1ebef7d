/** Every state of the pad and of the phone's page, at real size, in both languages. */
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { cutOff, launchBrowser, watchPage } from "./browser.ts";
import { type BuiltPages, buildPages } from "./built-pages.ts";
import { faultsOf, type Limits, type State, show, statesOf } from "./page-states.ts";

let pages: BuiltPages;
let hall: HallProcess;
let browser: Browser;
let page: Page;
let wrong: string[];

const limits: Record<string, Limits> = {
  pad: { leastTextPx: 24, isFixed: true, leastTargetPx: 84 },
  phone: { leastTextPx: 14, isFixed: false, leastTargetPx: 44 },
  progress: { leastTextPx: 14, isFixed: false, leastTargetPx: 44 },
};

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

async function faults(name: string, states: readonly State[], isEnglish: boolean): Promise<string[]> {
  const found: string[] = [];
  const limit = limits[name];
  if (!limit) throw new Error(`No limits for ${name}.`);
  for (const state of states) {
    await show(page, hall.url, state);
    const toggle = page.getByRole("button", { name: "English", exact: true });
    if (isEnglish) await toggle.click();
    found.push(...(await faultsOf(page, state, limit)));
  }
  return found;
}

/** Those with the most words. */
const inEnglish = {
  pad: ["idle", "paused", "rate"],
  phone: ["ticket", "many-ahead", "skipped", "skipped-too-late", "rate", "rate-bad", "held"],
  progress: ["ask-from-receipt", "too-many", "missing", "refused"],
};

for (const name of ["pad", "phone", "progress"] as const) {
  test(`${name}: readable, large enough to touch, nothing cut off`, async () => {
    const states = await statesOf(page, hall.url, name);
    expect(states.length).toBeGreaterThanOrEqual(name === "progress" ? 9 : 20);
    expect(await faults(name, states, false)).toEqual([]);
  }, 240_000);

  test(`${name} in English`, async () => {
    const wanted = inEnglish[name].map((state) => `${name}/${state}`);
    const states = (await statesOf(page, hall.url, name)).filter(({ address }) => wanted.includes(address));
    expect(states).toHaveLength(wanted.length);
    expect(await faults(name, states, true)).toEqual([]);
  }, 240_000);
}

test("the pad's reasons in English, for the best and the worst", async () => {
  const state = { address: "pad/rate", width: 1280, height: 800 };
  await show(page, hall.url, state);
  await page.getByRole("button", { name: "English" }).click();
  for (const level of ["Very satisfied", "Dissatisfied"]) {
    await page.getByRole("button", { name: level, exact: true }).click();
    await page.getByRole("checkbox").first().waitFor();
    expect(await faultsOf(page, state, { leastTextPx: 24, isFixed: true, leastTargetPx: 84 })).toEqual([]);
    await page.getByRole("button", { name: "Back" }).click();
  }
}, 60_000);

test("the narrowest phone has nothing cut off and no sideways scrolling", async () => {
  const found: string[] = [];
  const states = [
    ...(await statesOf(page, hall.url, "phone")),
    ...(await statesOf(page, hall.url, "progress")),
  ];
  for (const state of states) {
    await show(page, hall.url, { ...state, width: 320, height: 568 });
    for (const fault of await cutOff(page)) found.push(`${state.address}: ${fault}`);
  }
  expect(found).toEqual([]);
}, 240_000);

test("the five faces are alike in size and colour", async () => {
  await show(page, hall.url, { address: "pad/rate", width: 1280, height: 800 });
  const looks = await page.locator(".pad__face").evaluateAll((faces) =>
    faces.map((face) => {
      const { width, height } = face.getBoundingClientRect();
      const { color, backgroundColor, borderColor } = getComputedStyle(face);
      return `${Math.round(width)} ${Math.round(height)} ${color} ${backgroundColor} ${borderColor}`;
    }),
  );
  expect(looks).toHaveLength(5);
  expect(new Set(looks).size).toBe(1);
});

test("no state throws", () => {
  // The gallery holds the other pages too; what the policy blocks is looked for where each page is alone.
  expect(wrong.filter((line) => line.startsWith("exception"))).toEqual([]);
});
