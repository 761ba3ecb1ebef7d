import type { WebContents } from "electron";
import type { WindowRole } from "../contract/bridge.ts";
import { isWithinPage, originForLog } from "./addresses.ts";
import { combinationForLog, meaningOfKey } from "./keys.ts";
import type { TellNote } from "./notes.ts";

export interface ContentsRules {
  /** `http://127.0.0.1:<port>` of the shell's own pages; null before they are served. */
  ownOrigin: () => string | null;
  /** The window's role; null for contents that are no window of ours, which may then do least. */
  roleOf: (contents: ContentsId) => WindowRole | null;
  isProduction: boolean;
  /** The combination that asks for the service pad was pressed. */
  askForService: (contents: ContentsId & Pick<WebContents, "send">) => void;
  tell: TellNote;
}

export type ContentsId = Pick<WebContents, "id">;

export type NavigatingContents = Pick<WebContents, "on" | "getURL" | "setWindowOpenHandler">;

/** The page stays: no navigation away from it, no redirect, no frame, no window, no webview. */
export function lockDownNavigation(
  contents: NavigatingContents,
  { ownOrigin, tell }: Pick<ContentsRules, "ownOrigin" | "tell">,
): void {
  const refuse = (event: { preventDefault(): void }, address: string) => {
    event.preventDefault();
    tell({ kind: "navigation-refused", address: originForLog(address) });
  };
  const isRefused = (address: string) => {
    const own = ownOrigin();
    return own === null || !isWithinPage(address, contents.getURL(), own);
  };
  contents.on("will-navigate", (details) => {
    if (isRefused(details.url)) refuse(details, details.url);
  });
  contents.on("will-frame-navigate", (details) => {
    // No page of ours has frames: what navigates one was put there by somebody else.
    if (!details.isMainFrame || isRefused(details.url)) refuse(details, details.url);
  });
  contents.on("will-redirect", (details) => {
    if (!details.isMainFrame || isRefused(details.url)) refuse(details, details.url);
  });
  contents.setWindowOpenHandler(({ url }) => {
    tell({ kind: "window-refused", address: originForLog(url) });
    return { action: "deny" };
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
    tell({ kind: "webview-refused" });
  });
}

export type HandledContents = Pick<
  WebContents,
  | "id"
  | "on"
  | "closeDevTools"
  | "send"
  | "setIgnoreMenuShortcuts"
  | "setVisualZoomLevelLimits"
  | "setWebRTCIPHandlingPolicy"
  | "setZoomLevel"
>;

/** What a hand at the screen or a keyboard can do to the page besides using it. */
export function lockDownHands(
  contents: HandledContents,
  { roleOf, isProduction, askForService, tell }: Omit<ContentsRules, "ownOrigin">,
): void {
  contents.setIgnoreMenuShortcuts(true);
  // WebRTC asks no request handler; without a proxy it then reaches nobody.
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  contents.on("context-menu", (event) => event.preventDefault());
  // A page must not be able to hold up a reload or a restart.
  contents.on("will-prevent-unload", (event) => event.preventDefault());
  contents.on("select-bluetooth-device", (event, _devices, choose) => {
    event.preventDefault();
    choose("");
  });
  contents.on("zoom-changed", () => contents.setZoomLevel(0));
  contents.on("did-finish-load", () => {
    contents.setZoomLevel(0);
    // Fails where the page has gone again meanwhile; the next one is set anew.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  });
  if (isProduction) contents.on("devtools-opened", () => contents.closeDevTools());

  contents.on("before-input-event", (event, press) => {
    // Contents of no window of ours: the developer tools.
    const role = roleOf(contents) ?? (isProduction ? "kiosk" : null);
    if (role === null) return;
    const meaning = meaningOfKey(press, role);
    if (meaning === "pass") return;
    event.preventDefault();
    if (press.type !== "keyDown") return;
    if (meaning === "service") askForService(contents);
    else tell({ kind: "key-refused", combination: combinationForLog(press) });
  });
}
