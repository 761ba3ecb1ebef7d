import type { PageTarget } from "../chromium/browser.ts";
import type { Session as Protocol } from "../chromium/connection.ts";
import { imageFromPng, type NativeImage } from "../images/native-image.ts";
import { type GuardedIpcMain, ipcMain, makeIpcMain } from "../ipc/ipc-main.ts";
import { runtime } from "../runtime.ts";
import type { StandInSession } from "../session/session.ts";
import { notInStandIn } from "../strict.ts";
import { preventable, StrictEmitter } from "../strict-emitter.ts";
import type { ToMain, ToWorld } from "../world/preload-world.ts";
import { deliverName, installWorlds, mainClone, toMainBinding } from "../world/scripts.ts";
import { webContentsEvents } from "./events.ts";
import { FrameTree, type WebFrameMain } from "./frames.ts";
import { type HangWatch, watchForHang } from "./hang.ts";
import { errorNumber } from "./load-errors.ts";
import { followNavigations, type Navigations } from "./navigation.ts";
import { followPage } from "./page-events.ts";
import { detailsOf, followOpenings, type Opening } from "./popups.ts";

type WindowOpenHandler = (details: object) => { action: string };

export interface ContentsOwner {
  webPreferences: Record<string, unknown>;
  isDestroyed(): boolean;
  destroy(): void;
  close(): void;
  emit(event: string, ...input: unknown[]): boolean;
}

let lastId = 0;

export class WebContents extends StrictEmitter {
  readonly id: number;
  readonly session: StandInSession;
  readonly ipc: GuardedIpcMain = makeIpcMain("webContents.ipc");
  readonly #owner: ContentsOwner;
  #target: PageTarget | undefined;
  #frames: FrameTree | undefined;
  #navigations: Navigations | undefined;
  #hang: HangWatch | undefined;
  /** Where the preload script of the present document lives. */
  #preloadContext: number | undefined;
  #windowOpenHandler: WindowOpenHandler | null = null;
  #isLoading = false;
  #isCrashed = false;
  #isDevToolsOpened = false;
  #zoomFactor = 1;
  /** What was set and has no effect here; tests read it. */
  readonly recorded: Record<string, unknown> = {};
  whenAttached: Promise<void> = Promise.resolve();

  constructor(owner: ContentsOwner, session: StandInSession) {
    super("webContents", webContentsEvents);
    lastId += 1;
    this.id = lastId;
    this.#owner = owner;
    this.session = session;
  }

  get targetId(): string | undefined {
    return this.#target?.targetId;
  }

  get #protocol(): Protocol {
    if (!this.#target) throw new Error("Object has been destroyed, or its page is not there yet");
    return this.#target.session;
  }

  hasFrame(frameId: string): boolean {
    return (this.#frames?.find(frameId) ?? null) !== null;
  }

  get mainFrame(): WebFrameMain {
    if (!this.#frames) throw new Error("The page is not there yet");
    return this.#frames.main;
  }

  async attach(target: PageTarget): Promise<void> {
    const { session } = target;
    this.#target = target;
    this.#frames = new FrameTree(session, this.id, target.targetId);
    followPage(this, session, this.#frames, {
      preloadStarted: (contextId) => {
        this.#preloadContext = contextId;
      },
      loading: (isLoading) => {
        this.#isLoading = isLoading;
      },
      crashed: (details) => {
        this.#isCrashed = true;
        this.emit("render-process-gone", preventable(), details);
        runtime.appEmit("render-process-gone", preventable(), this, details);
      },
    });
    followOpenings(this, session);
    session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      if (name === toMainBinding) void this.#receive(JSON.parse(payload) as ToMain, executionContextId);
    });
    const { preload, additionalArguments = [] } = this.#owner.webPreferences;
    await Promise.all([
      session.send("Page.enable"),
      session.send("Runtime.enable"),
      session.send("Inspector.enable"),
      session.send("Page.setLifecycleEventsEnabled", { enabled: true }),
      installWorlds(session, {
        preload: preload as string | undefined,
        additionalArguments: additionalArguments as string[],
      }),
    ]);
    this.#hang = watchForHang(session, (what) => {
      if (this.#isCrashed) return;
      this.emit(what);
      this.#owner.emit(what);
    });
    this.#navigations = await followNavigations({
      contents: this,
      session,
      frames: this.#frames,
      webRequest: this.session.requests,
      emit: (event, details, ...more) => this.emit(event, details, ...more),
    });
  }

  async #receive(message: ToMain, context: number): Promise<void> {
    const frame = this.#frames?.main ?? null;
    if (message.type === "preload-error") {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      this.emit("preload-error", preventable(), this.#owner.webPreferences.preload, error);
      return;
    }
    const { channel } = message;
    const input = mainClone.decode(message.input) as unknown[];
    const about = {
      type: "frame",
      sender: this,
      senderFrame: frame,
      frameId: frame?.routingId ?? 0,
      processId: frame?.processId ?? 0,
    };
    if (message.type === "send") {
      const event = preventable({
        ...about,
        ports: [],
        reply: (to: string, ...more: unknown[]) => this.send(to, ...more),
      });
      this.emit("ipc-message", event, channel, ...input);
      this.ipc.emit(channel, event, ...input);
      ipcMain.emit(channel, event, ...input);
      return;
    }
    const handler = this.ipc._invokeHandlers.get(channel) ?? ipcMain._invokeHandlers.get(channel);
    let answer: ToWorld;
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const output = mainClone.encode(await handler(preventable(about), ...input));
      answer = { type: "answer", id: message.id, isOk: true, output };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      const failed = new Error(`Error invoking remote method '${channel}': ${String(error)}`);
      answer = { type: "answer", id: message.id, isOk: false, output: mainClone.encode(failed) };
    }
    this.#deliver(answer, context);
  }

  #deliver(message: ToWorld, contextId: number): void {
    const expression = `${deliverName}(${JSON.stringify(JSON.stringify(message))})`;
    // The window may be gone by now, or its document another one: then nobody waits.
    this.#target?.session.send("Runtime.evaluate", { expression, contextId }).catch(() => {});
  }

  send(channel: string, ...input: unknown[]): void {
    const text = mainClone.encode(input);
    if (this.#target && this.#preloadContext !== undefined)
      this.#deliver({ type: "message", channel, input: text }, this.#preloadContext);
  }

  async loadURL(url: string, options: object = {}): Promise<void> {
    if (Object.keys(options).length > 0) throw notInStandIn("options of webContents.loadURL");
    await this.whenAttached;
    const finished = Promise.withResolvers<void>();
    const onFinished = () => finished.resolve();
    this.once("did-finish-load", onFinished);
    this.#navigations?.expectOwn();
    const { errorText } = await this.#protocol.send("Page.navigate", { url });
    if (errorText === undefined) return finished.promise;
    this.off("did-finish-load", onFinished);
    const code = errorText.replace("net::", "");
    this.emit("did-fail-load", preventable(), errorNumber(code), code, url, true, 0, 0);
    throw Object.assign(new Error(`${code} (${errorNumber(code)}) loading '${url}'`), {
      code,
      errno: errorNumber(code),
      url,
    });
  }

  getURL(): string {
    const url = this.#frames?.main.url ?? "";
    return url === "about:blank" ? "" : url;
  }

  getTitle(): string {
    return String(this.recorded.title ?? "");
  }

  reload(): void {
    this.#reload(false);
  }

  reloadIgnoringCache(): void {
    this.#reload(true);
  }

  #reload(ignoreCache: boolean): void {
    this.#isCrashed = false;
    this.#navigations?.expectOwn();
    void this.#protocol.send("Page.reload", { ignoreCache }).catch(() => {});
  }

  stop(): void {
    void this.#protocol.send("Page.stopLoading").catch(() => {});
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#protocol.send("Runtime.evaluate", {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async insertCSS(css: string): Promise<string> {
    await this.executeJavaScript(
      `document.adoptedStyleSheets.push(Object.assign(new CSSStyleSheet()));document.adoptedStyleSheets.at(-1).replaceSync(${JSON.stringify(css)})`,
    );
    return "";
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  /** Without a handler, every window may be opened, as in Electron. */
  mayOpenWindow(opening: Opening): boolean {
    const verdict = this.#windowOpenHandler?.(detailsOf(opening, this.getURL()));
    return verdict === undefined || verdict.action !== "deny";
  }

  setIgnoreMenuShortcuts(isIgnoring: boolean): void {
    this.recorded.ignoreMenuShortcuts = isIgnoring;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.recorded.webRTCIPHandlingPolicy = policy;
  }

  getWebRTCIPHandlingPolicy(): unknown {
    return this.recorded.webRTCIPHandlingPolicy ?? "default";
  }

  async setVisualZoomLevelLimits(least: number, most: number): Promise<void> {
    this.recorded.visualZoomLevelLimits = [least, most];
  }

  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor;
  }

  getZoomFactor(): number {
    return this.#zoomFactor;
  }

  setZoomLevel(level: number): void {
    this.#zoomFactor = 1.2 ** level;
  }

  getZoomLevel(): number {
    return Math.log(this.#zoomFactor) / Math.log(1.2);
  }

  setBackgroundThrottling(isAllowed: boolean): void {
    this.recorded.backgroundThrottling = isAllowed;
  }

  setAudioMuted(isMuted: boolean): void {
    this.recorded.audioMuted = isMuted;
  }

  isAudioMuted(): boolean {
    return this.recorded.audioMuted === true;
  }

  openDevTools(): void {
    if (this.#owner.webPreferences.devTools === false || this.#isDevToolsOpened) return;
    this.#isDevToolsOpened = true;
    this.emit("devtools-opened");
  }

  closeDevTools(): void {
    if (!this.#isDevToolsOpened) return;
    this.#isDevToolsOpened = false;
    this.emit("devtools-closed");
  }

  isDevToolsOpened(): boolean {
    return this.#isDevToolsOpened;
  }

  isDestroyed(): boolean {
    return this.#owner.isDestroyed();
  }

  async capturePage(area?: { x: number; y: number; width: number; height: number }): Promise<NativeImage> {
    const { data } = await this.#protocol.send("Page.captureScreenshot", { format: "png" });
    const image = imageFromPng(Buffer.from(data, "base64"));
    return area === undefined ? image : image.crop(area);
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  isLoading(): boolean {
    return this.#isLoading;
  }

  isLoadingMainFrame(): boolean {
    return this.#isLoading;
  }

  forcefullyCrashRenderer(): void {
    // It is never answered: who would answer is gone.
    void this.#protocol.send("Page.crash").catch(() => {});
  }

  async resize(width: number, height: number): Promise<void> {
    const screen = { screenWidth: width, screenHeight: height };
    const metrics = { width, height, deviceScaleFactor: 1, mobile: false, ...screen };
    await this.#protocol.send("Emulation.setDeviceMetricsOverride", metrics);
  }

  getLastWebPreferences(): Record<string, unknown> {
    return this.#owner.webPreferences;
  }

  close(): void {
    this.#owner.close();
  }

  focus(): void {
    void this.#protocol.send("Page.bringToFront").catch(() => {});
  }

  isFocused(): boolean {
    return true;
  }

  detach(): void {
    this.#hang?.stop();
    this.#target = undefined;
    this.emit("destroyed");
  }
}
