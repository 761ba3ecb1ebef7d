import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { Browser } from "../chromium/browser.ts";
import { judgePopup } from "../contents/popups.ts";
import { runtime } from "../runtime.ts";
import { settings } from "../settings.ts";
import { preventable, StrictEmitter } from "../strict-emitter.ts";
import { electronVersion } from "../versions.ts";
import type { BrowserWindow } from "../windows/browser-window.ts";
import { commandLine, switchesForChromium } from "./command-line.ts";
import { appEvents } from "./events.ts";
import { processMetrics } from "./metrics.ts";
import { Paths } from "./paths.ts";
import { SingleInstance } from "./single-instance.ts";

class App extends StrictEmitter {
  readonly commandLine = commandLine;
  readonly isPackaged = settings.isPackaged;
  readonly #paths = new Paths(commandLine.getSwitchValue("user-data-dir") || undefined);
  readonly #instance = new SingleInstance();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isQuitting = false;
  #isEnding = false;
  #relaunches: { execPath?: string; args?: string[] }[] = [];
  /** What was set and has no effect here; tests read it. */
  readonly recorded: Record<string, unknown> = {};

  constructor() {
    super("app", appEvents);
  }

  get name(): string {
    return this.#paths.name;
  }

  set name(name: string) {
    this.#paths.name = name;
  }

  getName(): string {
    return this.#paths.name;
  }

  setName(name: string): void {
    this.#paths.name = name;
  }

  /** Of Electron itself, as long as a file is run and no package. */
  getVersion(): string {
    return electronVersion;
  }

  getAppPath(): string {
    return dirname(process.argv[1] ?? "");
  }

  getPath(name: string): string {
    return this.#paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  setAppLogsPath(path = this.#paths.get("logs")): void {
    this.#paths.set("logs", path);
  }

  getLocale(): string {
    return "zh-CN";
  }

  getPreferredSystemLanguages(): string[] {
    return ["zh-CN"];
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  enableSandbox(): void {
    this.#onlyBeforeReady("enableSandbox");
    this.recorded.isSandboxed = true;
  }

  disableHardwareAcceleration(): void {
    this.#onlyBeforeReady("disableHardwareAcceleration");
    this.recorded.isHardwareAccelerated = false;
  }

  #onlyBeforeReady(name: string): void {
    if (this.#isReady) throw new Error(`app.${name}() can only be called before app is ready`);
  }

  setAppUserModelId(id: string): void {
    this.recorded.appUserModelId = id;
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    return this.#instance.request(this.getPath("userData"), additionalData, (second) => {
      this.emit(
        "second-instance",
        preventable(),
        second.argv,
        second.workingDirectory,
        second.additionalData,
      );
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance.isHeld;
  }

  releaseSingleInstanceLock(): void {
    this.#instance.release();
  }

  getAppMetrics(): ReturnType<typeof processMetrics> {
    return processMetrics(runtime.browser?.pid ?? 0);
  }

  focus(): void {}

  relaunch(options: { execPath?: string; args?: string[] } = {}): void {
    this.#relaunches.push(options);
  }

  quit(): void {
    if (this.#isQuitting || this.#isEnding) return;
    const event = preventable();
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    for (const window of [...runtime.windows] as BrowserWindow[]) window.close();
    if (runtime.windows.size === 0) this.#finish();
    // A window that does not close keeps the app.
    else this.#isQuitting = false;
  }

  exit(code = 0): void {
    if (this.#isEnding) return;
    this.#isQuitting = true;
    for (const window of [...runtime.windows] as BrowserWindow[]) window.destroy();
    void this.#end(code);
  }

  #finish(): void {
    const event = preventable();
    this.emit("will-quit", event);
    if (!event.defaultPrevented) return void this.#end(0);
    this.#isQuitting = false;
  }

  async #end(code: number): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.emit("quit", preventable(), code);
    await runtime.browser?.end().catch(() => {});
    this.#instance.release();
    for (const { execPath = process.env.ELECTRON_STAND_IN_BINARY, args = process.argv.slice(1) } of this
      .#relaunches)
      spawn(execPath ?? "", args, { detached: true, stdio: "inherit" }).unref();
    process.exit(code);
  }

  onWindowClosed(): void {
    if (runtime.windows.size > 0 || this.#isEnding) return;
    if (this.#isQuitting) return;
    if (this.listenerCount("window-all-closed") === 0) this.quit();
    else this.emit("window-all-closed");
  }

  async start(): Promise<void> {
    this.emit("will-finish-launching");
    const browser = await Browser.start(this.getPath("sessionData"), switchesForChromium());
    runtime.browser = browser;
    browser.onDestroyed = (targetId) => {
      for (const window of [...runtime.windows] as BrowserWindow[])
        if (window.webContents.targetId === targetId) window.lost();
    };
    browser.onPopup = (popup) => void judgePopup(popup);
    // Electron's own Chromium is the main process: nothing outlives it.
    browser.onLost = () => process.exit(1);
    process.on("exit", () => browser.kill());
    this.#isReady = true;
    this.emit("session-created", await runtime.session().attach(browser));
    this.emit("ready", preventable(), {});
    this.#ready.resolve();
  }
}

export const app = new App();
