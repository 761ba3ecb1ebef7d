/** A hall whose clock is moved by hand, with its back office in a real browser, several people at once. */
import type { Browser, Page } from "@playwright/test";
import type { Principal } from "../../hall-server/deciding.ts";
import { openTestGateway } from "../../hall-server/gateway/testing.ts";
import { head, openIntake, otherReviewer, reviewer } from "../../hall-server/intake/testing.ts";
import type { TestHall } from "../../hall-server/testing.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import { buildPages } from "./built-pages.ts";

export class OfficeInBrowser {
  readonly test: TestHall;
  readonly url: string;
  readonly browser: Browser;
  /** What went wrong on any page. */
  readonly wrong: string[][] = [];
  readonly #ends: AsyncDisposableStack;

  private constructor(test: TestHall, url: string, browser: Browser, ends: AsyncDisposableStack) {
    this.test = test;
    this.url = url;
    this.browser = browser;
    this.#ends = ends;
  }

  static async open(): Promise<OfficeInBrowser> {
    await using ends = new AsyncDisposableStack();
    const pages = ends.adopt(await buildPages(), (one) => one.remove());
    const test = ends.adopt(openIntake(), (one) => one.hall.stop());
    const opened = openTestGateway(test, false, null, { pagesFolder: pages.folder });
    const gateway = ends.adopt(await opened, (one) => one.stop());
    const browser = ends.adopt(await launchBrowser(), (one) => one.close());
    return new OfficeInBrowser(test, gateway.url, browser, ends.move());
  }

  end(): Promise<void> {
    return this.#ends.disposeAsync();
  }

  async page(width = 1920, height = 1080): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width, height }, locale: "zh-CN" });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    this.wrong.push(await watchPage(page));
    return page;
  }

  /** Signed in, with the back office before them. */
  async sits(who: Principal, tab = "work"): Promise<Page> {
    const page = await this.page();
    await page.goto(`${this.url}/office/?tab=${tab}#token=${this.tokenOf(who)}`);
    return page;
  }

  tokenOf(who: Principal): string {
    const { registry, clock } = this.test.hall;
    return registry.openSession(who.name, clock.now() + 400 * 24 * 3_600_000);
  }

  /** Whole days, and the hall notices. */
  daysPass(days: number): void {
    this.test.time.advanceMinutes(days * 24 * 60);
    this.test.hall.tick();
  }
}

export { head, otherReviewer, reviewer };
