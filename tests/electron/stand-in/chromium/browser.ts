/** The one Chromium of this process. Pages of its own making are handed to whoever asked for them; others are popups. */
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { Connection, type Session } from "./connection.ts";
import { startChromium } from "./start.ts";

export interface PageTarget {
  targetId: string;
  session: Session;
  sessionId: string;
}

/** A page that another page opened; it has loaded nothing yet, and does not before it is let run. */
export interface PopupTarget extends PageTarget {
  openerId: string;
}

interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

export class Browser {
  readonly connection: Connection;
  readonly #process: ChildProcess;
  readonly #attached = new Map<string, PageTarget>();
  readonly #expected = new Map<string, (target: PageTarget) => void>();
  onPopup: (popup: PopupTarget) => void = () => {};
  onDestroyed: (targetId: string) => void = () => {};
  /** It ended though nobody asked it to. */
  onLost: () => void = () => {};

  private constructor(connection: Connection, child: ChildProcess) {
    this.connection = connection;
    this.#process = child;
    child.once("exit", () => this.onLost());
  }

  static async start(sessionData: string, switches: readonly string[]): Promise<Browser> {
    const chromium = await startChromium(join(sessionData, "chromium"), switches);
    // Whoever drives Electron from outside waits for this line of Chromium.
    process.stderr.write(`\nDevTools listening on ${chromium.address}\n`);
    const browser = new Browser(await Connection.open(chromium.address), chromium.process);
    await browser.#watchTargets();
    return browser;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  async #watchTargets(): Promise<void> {
    const { browser } = this.connection;
    browser.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      const { targetId, openerId } = targetInfo;
      const target = { targetId, sessionId, session: this.connection.session(sessionId) };
      if (openerId !== undefined) return this.onPopup({ ...target, openerId });
      this.#attached.set(targetId, target);
      this.#hand(targetId);
    });
    browser.on("Target.detachedFromTarget", ({ sessionId }) => this.connection.forget(sessionId));
    browser.on("Target.targetDestroyed", ({ targetId }) => this.onDestroyed(targetId));
    await browser.send("Target.setDiscoverTargets", { discover: true, filter: [{ type: "page" }] });
    await browser.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: "page" }],
    });
  }

  #hand(targetId: string): void {
    const target = this.#attached.get(targetId);
    const take = this.#expected.get(targetId);
    if (!target || !take) return;
    this.#attached.delete(targetId);
    this.#expected.delete(targetId);
    take(target);
  }

  /** A window with an empty page that waits until it is let run. */
  async openPage(bounds: Bounds): Promise<PageTarget> {
    const { targetId } = await this.connection.browser.send("Target.createTarget", {
      url: "about:blank",
      newWindow: true,
      ...bounds,
    });
    return new Promise((resolve) => {
      this.#expected.set(targetId, resolve);
      this.#hand(targetId);
    });
  }

  closePage(targetId: string): Promise<void> {
    return this.connection.browser.send("Target.closeTarget", { targetId }).then(
      () => {},
      // Gone already.
      () => {},
    );
  }

  async end(): Promise<void> {
    this.onLost = () => {};
    this.connection.willEnd();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    // As a person closes it: what pages stored reaches the disk. It may be gone before its answer is here.
    this.connection.browser.send("Browser.close").catch(() => this.#process.kill());
    await gone;
    this.connection.close();
  }

  kill(): void {
    this.onLost = () => {};
    this.#process.kill("SIGKILL");
  }
}
