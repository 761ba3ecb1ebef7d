/** A hall as `npm start` runs it, with every page in a real browser and the simulators' dock in hand. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { DockInHand } from "../hall/simulated-devices.ts";
import { launchBrowser } from "../pages/browser.ts";
import { soundAllowed } from "../pages/page-states.ts";
import { newDataFolder, newPort, StartedHall } from "../start/started-hall.ts";

export class HallInBrowser {
  readonly started: StartedHall;
  readonly browser: Browser;
  readonly #context: BrowserContext;
  readonly #data: string;
  readonly #ends: AsyncDisposableStack;
  readonly dock: DockInHand;
  /** Errors that any page wrote to its console. */
  readonly consoleErrors: string[] = [];

  private constructor(
    started: StartedHall,
    browser: Browser,
    context: BrowserContext,
    data: string,
    dock: DockInHand,
    ends: AsyncDisposableStack,
  ) {
    this.started = started;
    this.browser = browser;
    this.#context = context;
    this.#data = data;
    this.dock = dock;
    this.#ends = ends;
  }

  static async open(): Promise<HallInBrowser> {
    await using ends = new AsyncDisposableStack();
    const { data } = ends.adopt(newDataFolder(), (one) => one.remove());
    const started = ends.adopt(new StartedHall(data, newPort()), async ({ child, exited }) => {
      child.kill("SIGTERM");
      await exited;
    });
    await started.ready();
    const browser = ends.adopt(await launchBrowser(soundAllowed), (one) => one.close());
    const context = await browser.newContext({ locale: "zh-CN" });
    const shell = await fetch(new URL("/shell.json", started.address("Kiosk")), {
      headers: { "sec-fetch-site": "same-origin" },
    });
    const { dockUrl } = (await shell.json()) as { dockUrl: string };
    return new HallInBrowser(started, browser, context, data, new DockInHand(dockUrl), ends.move());
  }

  /** Where the hall server itself is. */
  get hallUrl(): string {
    return new URL(this.started.address("Manager")).origin;
  }

  async page(address: string, width: number, height: number): Promise<Page> {
    const page = await this.#context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error")
        this.consoleErrors.push(`${new URL(address).pathname}: ${message.text()}`);
    });
    page.on("pageerror", (error) =>
      this.consoleErrors.push(`${new URL(address).pathname}: ${error.message}`),
    );
    await page.setViewportSize({ width, height });
    await page.goto(address);
    return page;
  }

  async signedIn(address: string, user: string, width = 1920, height = 1080): Promise<Page> {
    const page = await this.page(address, width, height);
    await page.locator("input[name=user]").fill(user);
    await page.locator("input[name=password]").fill("demo-only");
    await page.locator("button[type=submit]").click();
    return page;
  }

  /** Every byte that the hall has on the disk: database, logs, what else it wrote. */
  everythingOnDisk(): Buffer {
    const folder = dirname(this.#data);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
  }

  close(): Promise<void> {
    return this.#ends.disposeAsync();
  }
}
