/** Chromium as the halls run it, and what a page must never do in it. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/** `more`: further switches of this browser, as a shell may set them. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const systems = "/usr/bin/chromium";
  return chromium.launch({
    ...(existsSync(systems) ? { executablePath: systems } : {}),
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

/** A page that the hall serves has no device host's settings, and no hall has an icon for the browser's tab. */
const notThere = /\/(shell\.json|favicon\.ico)$/;

/** Errors in the console, exceptions, and what the content policy blocked, from now on. */
export async function watchPage(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && !notThere.test(url)) wrong.push(`console: ${message.text()} ${url}`);
  });
  page.on("pageerror", (error) => wrong.push(`exception: ${error.message}`));
  await page.exposeFunction("noteViolation", (what: string) => wrong.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const note = (window as unknown as { noteViolation: (what: string) => void }).noteViolation;
      note(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return wrong;
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What the accessibility checker finds (WCAG 2.2 AA), one line a kind, with the first place. */
export async function accessibilityFaults(page: Page, more: RunOptions["rules"] = {}): Promise<string[]> {
  // Brought once: one page is looked at in many states, and the checker is as large as the page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => window.axe.run(options), {
    runOnly: rules,
    rules: more,
    resultTypes: ["violations" as const],
  });
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`);
}

/** Visible text that is smaller than `leastPx`, with its size. */
export async function textBelow(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (text === "" || !element?.checkVisibility()) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < least) found.add(`${size}px ${text.slice(0, 30)}`);
    }
    return [...found];
  }, leastPx);
}

/** Elements whose content is cut off sideways, or that reach out of the window to the right. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page itself");
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      if (!element.checkVisibility() || element.closest(".unseen")) continue;
      const { overflowX } = getComputedStyle(element);
      const isCut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      if (isCut && element.clientWidth > 0) found.push(`${element.className || element.tagName} is cut off`);
    }
    return found;
  });
}

/**
 * Holds back what the hall acknowledges, and lets the views pass: packets of socket.io that begin with 43 are answers.
 * Gives how many are held back just now.
 */
export async function answerLate(page: Page, lateMs: number | (() => number)): Promise<() => number> {
  const howLate = typeof lateMs === "number" ? () => lateMs : lateMs;
  let held = 0;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const hall = socket.connectToServer();
    hall.onMessage((packet) => {
      if (!String(packet).startsWith("43")) return socket.send(packet);
      held += 1;
      setTimeout(() => {
        socket.send(packet);
        held -= 1;
      }, howLate());
    });
  });
  return () => held;
}
