/** What Chromium tells of a page, as the events of Electron's webContents. */
import type { Session } from "../chromium/connection.ts";
import { preventable } from "../strict-emitter.ts";
import { preloadWorldName } from "../world/scripts.ts";
import type { FrameTree } from "./frames.ts";
import { errorNumber } from "./load-errors.ts";

interface Emitter {
  emit(event: string, ...input: unknown[]): boolean;
}

interface Told {
  preloadStarted(contextId: number): void;
  loading(isLoading: boolean): void;
  crashed(details: { reason: string; exitCode: number }): void;
}

const levels: Record<string, string> = {
  error: "error",
  assert: "error",
  warning: "warning",
  debug: "debug",
};

export function followPage(contents: Emitter, session: Session, frames: FrameTree, told: Told): void {
  const emit = (event: string, ...more: unknown[]) => contents.emit(event, preventable(), ...more);
  const isMain = (frameId: string | undefined) => frameId === frames.mainId;
  /** The browser's own page about a failure is no page of ours. */
  let isErrorPage = false;

  session.on("Runtime.executionContextCreated", ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name === preloadWorldName && isMain(frameId)) told.preloadStarted(context.id);
  });
  session.on("Page.frameStartedLoading", ({ frameId }) => {
    if (!isMain(frameId)) return;
    told.loading(true);
    emit("did-start-loading");
  });
  session.on("Page.frameStoppedLoading", ({ frameId }) => {
    if (!isMain(frameId)) return;
    told.loading(false);
    emit("did-stop-loading");
  });
  session.on("Page.frameStartedNavigating", ({ frameId, url, navigationType }) => {
    const frame = frames.find(frameId);
    const isSameDocument = navigationType === "sameDocument" || navigationType === "historySameDocument";
    const details = { url, isSameDocument, isMainFrame: isMain(frameId), frame, initiator: null };
    contents.emit("did-start-navigation", preventable(details), url, isSameDocument, isMain(frameId), 0, 0);
  });
  session.on("Page.frameNavigated", ({ frame }) => {
    const { id, url, unreachableUrl } = frame;
    const number = frames.find(id)?.routingId ?? 0;
    if (isMain(id)) isErrorPage = unreachableUrl !== undefined;
    if (unreachableUrl !== undefined) {
      emit("did-fail-load", errorNumber("ERR_FAILED"), "ERR_FAILED", unreachableUrl, isMain(id), 0, number);
      return;
    }
    emit("did-frame-navigate", url, 200, "OK", isMain(id), 0, number);
    if (isMain(id)) emit("did-navigate", url, 200, "OK");
  });
  session.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
    emit("did-navigate-in-page", url, isMain(frameId), 0, frames.find(frameId)?.routingId ?? 0);
  });
  session.on("Page.lifecycleEvent", ({ frameId, name }) => {
    if (isErrorPage) return;
    if (name === "DOMContentLoaded" && isMain(frameId)) emit("dom-ready");
    if (name === "load") emit("did-frame-finish-load", isMain(frameId), 0, 0);
    if (name === "load" && isMain(frameId)) emit("did-finish-load");
  });
  session.on("Runtime.consoleAPICalled", ({ type, args, stackTrace }) => {
    const at = stackTrace?.callFrames[0];
    const message = args.map(({ value, description }) => String(value ?? description ?? "")).join(" ");
    sayConsole(message, levels[type] ?? "info", at?.lineNumber ?? 0, at?.url ?? "");
  });
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: { exception, text, lineNumber, url } }) => {
    sayConsole(`Uncaught ${exception?.description ?? text}`, "error", lineNumber, url ?? "");
  });
  session.on("Inspector.targetCrashed", () => {
    told.crashed({ reason: "crashed", exitCode: 5 });
  });

  function sayConsole(message: string, level: string, lineNumber: number, sourceId: string): void {
    const event = preventable({ message, level, lineNumber, sourceId, frame: frames.main });
    contents.emit(
      "console-message",
      event,
      ["debug", "info", "warning", "error"].indexOf(level),
      message,
      lineNumber,
      sourceId,
    );
  }
}
