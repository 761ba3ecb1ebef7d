import type { Browser } from "../chromium/browser.ts";
import { type ContentsOwner, WebContents } from "../contents/web-contents.ts";
import { runtime } from "../runtime.ts";
import { notInStandIn } from "../strict.ts";
import { preventable, StrictEmitter } from "../strict-emitter.ts";
import { windowEvents } from "./events.ts";
import { readOptions, type WindowOptions } from "./options.ts";

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

let lastId = 0;

/** A window: a page of its own in Chromium, as large as it says, and what was asked of its frame. */
export class BrowserWindow extends StrictEmitter implements ContentsOwner {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #options: WindowOptions;
  readonly #made: Promise<void>;
  #bounds: Rectangle;
  #isKiosk: boolean;
  #isFullScreen: boolean;
  #isVisible: boolean;
  #isMinimized = false;
  #isDestroyed = false;
  #isMenuVisible = true;
  #title: string;

  static getAllWindows(): BrowserWindow[] {
    return [...runtime.windows] as BrowserWindow[];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().findLast((window) => window.isVisible()) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  constructor(given: Record<string, unknown> = {}) {
    super("BrowserWindow", windowEvents);
    const { browser } = runtime;
    if (!browser) throw new Error("Cannot create BrowserWindow before app is ready");
    lastId += 1;
    this.id = lastId;
    this.#options = readOptions(given);
    this.#isKiosk = given.kiosk === true;
    this.#isFullScreen = given.fullscreen === true;
    this.#isVisible = given.show !== false;
    this.#title = String(given.title ?? "Electron");
    this.#bounds = this.#wantedBounds();
    this.webContents = new WebContents(this, runtime.session());
    runtime.windows.add(this);
    runtime.contents.add(this.webContents);
    runtime.appEmit("web-contents-created", preventable(), this.webContents);
    this.#made = this.#make(browser);
    this.webContents.whenAttached = this.#made;
    queueMicrotask(() => runtime.appEmit("browser-window-created", preventable(), this));
  }

  get webPreferences(): Record<string, unknown> {
    return this.#options.webPreferences;
  }

  /** What the main script asked for; a test reads it. Real Electron has no such thing. */
  get standInOptions(): WindowOptions {
    return this.#options;
  }

  async #make(browser: Browser): Promise<void> {
    const { x, y, width, height } = this.#bounds;
    const target = await browser.openPage({ left: x, top: y, width, height });
    await this.webContents.attach(target);
    await this.#fit();
    await target.session.send("Runtime.runIfWaitingForDebugger");
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show", preventable()));
  }

  #wantedBounds(): Rectangle {
    const { x, y, width = 800, height = 600 } = this.#options as Partial<Rectangle>;
    const wanted = { x: x ?? 0, y: y ?? 0, width, height };
    return this.#isKiosk || this.#isFullScreen ? runtime.displayAt(wanted) : wanted;
  }

  /** The page is exactly as large as the window: there is no frame around it here. */
  async #fit(): Promise<void> {
    const { targetId } = this.webContents;
    const { browser } = runtime;
    if (!browser || targetId === undefined) return;
    const { x: left, y: top, width, height } = this.#bounds;
    await this.webContents.resize(width, height);
    const { windowId } = await browser.connection.browser.send("Browser.getWindowForTarget", { targetId });
    await browser.connection.browser.send("Browser.setWindowBounds", {
      windowId,
      bounds: { left, top, width, height },
    });
  }

  #refit(): void {
    // It may be closed meanwhile.
    this.#made.then(() => this.#fit()).catch(() => {});
  }

  loadURL(url: string, options?: object): Promise<void> {
    return this.webContents.loadURL(url, options);
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getContentBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#refit();
    this.emit("move");
    this.emit("resize");
  }

  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setKiosk(isKiosk: boolean): void {
    this.#isKiosk = isKiosk;
    this.#fill(isKiosk);
  }

  isKiosk(): boolean {
    return this.#isKiosk;
  }

  setFullScreen(isFull: boolean): void {
    this.#isFullScreen = isFull;
    this.#fill(isFull);
  }

  isFullScreen(): boolean {
    return this.#isFullScreen || this.#isKiosk;
  }

  #fill(isFull: boolean): void {
    this.#bounds = this.#wantedBounds();
    this.#refit();
    this.emit(isFull ? "enter-full-screen" : "leave-full-screen");
  }

  show(): void {
    if (this.#isVisible && !this.#isMinimized) return;
    this.#isVisible = true;
    this.#isMinimized = false;
    this.emit("show");
  }

  showInactive(): void {
    this.show();
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.emit("hide");
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.emit("minimize");
  }

  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.emit("restore");
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  focus(): void {
    this.webContents.focus();
    this.emit("focus");
  }

  isFocused(): boolean {
    return this.#isVisible;
  }

  moveTop(): void {}

  setAlwaysOnTop(isOnTop: boolean, level = "normal"): void {
    this.#options.alwaysOnTop = isOnTop;
    this.#options.alwaysOnTopLevel = level;
  }

  isAlwaysOnTop(): boolean {
    return this.#options.alwaysOnTop === true;
  }

  isResizable(): boolean {
    return this.#options.resizable !== false;
  }

  isMovable(): boolean {
    return this.#options.movable !== false;
  }

  isMinimizable(): boolean {
    return this.#options.minimizable !== false;
  }

  isMaximizable(): boolean {
    return this.#options.maximizable !== false;
  }

  isClosable(): boolean {
    return this.#options.closable !== false;
  }

  setMenu(menu: unknown): void {
    if (menu !== null) throw notInStandIn("BrowserWindow.setMenu with a menu");
    this.removeMenu();
  }

  removeMenu(): void {
    this.#isMenuVisible = false;
  }

  setMenuBarVisibility(isVisible: boolean): void {
    this.#isMenuVisible = isVisible;
  }

  isMenuBarVisible(): boolean {
    return this.#isMenuVisible && this.#options.autoHideMenuBar !== true && this.#options.frame !== false;
  }

  setContentProtection(isProtected: boolean): void {
    this.#options.contentProtection = isProtected;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setBackgroundColor(color: string): void {
    this.#options.backgroundColor = color;
  }

  getBackgroundColor(): string {
    return String(this.#options.backgroundColor ?? "#FFFFFF");
  }

  capturePage(...input: Parameters<WebContents["capturePage"]>): ReturnType<WebContents["capturePage"]> {
    return this.webContents.capturePage(...input);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** The main script may refuse; then it stays. */
  close(): void {
    if (this.#isDestroyed) return;
    const event = preventable();
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    const { targetId } = this.webContents;
    this.#gone();
    if (targetId !== undefined) void runtime.browser?.closePage(targetId);
    else this.#made.then(() => runtime.browser?.closePage(this.webContents.targetId ?? "")).catch(() => {});
  }

  /** Chromium says that its page is gone. */
  lost(): void {
    if (!this.#isDestroyed) this.#gone();
  }

  #gone(): void {
    this.#isDestroyed = true;
    runtime.windows.delete(this);
    runtime.contents.delete(this.webContents);
    this.webContents.detach();
    this.emit("closed");
    runtime.windowClosed();
  }
}
