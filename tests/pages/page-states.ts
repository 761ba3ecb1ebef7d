/** The states of a page in the gallery, each at its own size, and what is measured on them. */
import type { Page } from "@playwright/test";
import { extent } from "../promises/extent.ts";
import { accessibilityFaults, cutOff, textBelow } from "./browser.ts";

export interface State {
  /** `pad/rate` */
  address: string;
  width: number;
  height: number;
}

/** As the electron shells and a screen's browser are set: announcements need no touch. */
export const soundAllowed = ["--autoplay-policy=no-user-gesture-required"];

export async function statesOf(page: Page, url: string, name: string): Promise<State[]> {
  await page.goto(`${url}/gallery/`);
  await page.locator("#addresses").waitFor();
  const all = await page.locator("li[data-address]").evaluateAll((rows: HTMLElement[]) =>
    rows.map(({ dataset }) => ({
      address: dataset.address ?? "",
      width: Number(dataset.width),
      height: Number(dataset.height),
    })),
  );
  return all.filter(({ address }) => address.startsWith(`${name}/`));
}

/** At a second size the quick form looks at every fourth: what is wrong there is mostly wrong on many. */
export function sample(states: readonly State[]): readonly State[] {
  return states.filter((_, at) => at % extent(4, 1) === 0);
}

/** Draws one state. The page stays the same: a new one each time would read all its fonts and programs again. */
export async function show(page: Page, url: string, { address, width, height }: State): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto(`${url}/gallery/#${address}`);
  await page.locator(`html[data-shown="${address}"]`).waitFor({ state: "attached" });
  await page
    .locator(`.${address.split("/")[0]}`)
    .first()
    .waitFor();
  // What a state presses to come to be is all there to be pressed.
  await page.locator("html:not([data-presses])").waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(standsStill, { quietMs: 300, mostMs: 5_000 });
}

/** Until what stands still during a day has been read and drawn, and a bar has run out; a clock that ticks is not waited for. */
async function standsStill({ quietMs, mostMs }: { quietMs: number; mostMs: number }): Promise<void> {
  const begun = performance.now();
  let changedAt = begun;
  const changes = new MutationObserver(() => {
    changedAt = performance.now();
  });
  changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const moves = () =>
    document
      .getAnimations()
      .some(
        ({ effect, playState }) =>
          playState === "running" && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
  while (performance.now() - begun < mostMs && (performance.now() - changedAt < quietMs || moves()))
    await new Promise((resolve) => requestAnimationFrame(resolve));
  changes.disconnect();
}

export interface Limits {
  /** In pixels of the page at its drawn size. */
  leastTextPx: number;
  /** Nobody scrolls these pages: whatever lies outside is not there. */
  isFixed: boolean;
  leastTargetPx?: number;
}

export async function faultsOf(page: Page, state: State, limits: Limits): Promise<string[]> {
  const found = [
    // Text of at least 7:1: these pages are read by everybody, also at 75 and against the light.
    ...(await accessibilityFaults(page, { "color-contrast-enhanced": { enabled: true } })),
    ...(await textBelow(page, limits.leastTextPx)),
    ...(await cutOff(page)),
    ...(limits.isFixed ? await outside(page) : []),
    ...(limits.leastTargetPx ? await targetsBelow(page, limits.leastTargetPx) : []),
  ];
  return found.map((fault) => `${state.address}: ${fault}`);
}

/** Text that lies wholly or partly outside the window. */
async function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.textContent?.trim() || !element?.checkVisibility() || element.closest(".unseen")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, top, right, bottom, height } = range.getBoundingClientRect();
      // A line of a font is higher than what is printed of it.
      const air = height * 0.15;
      const isBeside = left < 0 || right > window.innerWidth;
      const isOutside = isBeside || top + air < 0 || bottom - air > window.innerHeight;
      if (isOutside) found.push(`outside the window: ${node.textContent.slice(0, 30)}`);
    }
    return found;
  });
}

/** What is touched and is less high or wide than `least`. */
async function targetsBelow(page: Page, least: number): Promise<string[]> {
  return page.evaluate((smallest) => {
    const targets = [...document.querySelectorAll<HTMLElement>("button, label:has(input)")];
    return targets
      .filter((target) => target.checkVisibility())
      .map((target) => ({ text: target.textContent, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.height < smallest || box.width < smallest)
      .map(({ text, box }) => `${Math.round(box.width)} × ${Math.round(box.height)} px: ${text}`);
  }, least);
}
