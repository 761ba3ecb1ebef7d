/**
 * What is kept from a page before it hears of it, by the preload script: its listeners stand on the window, in a world of
 * their own, before any of the page's. Written against the few things of a window that it uses: nothing here knows the DOM.
 */
import { recogniseGesture } from "./service/gesture.ts";

export interface GuardedEvent {
  readonly isTrusted: boolean;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}

export interface GuardedWindow {
  readonly innerWidth: number;
  addEventListener(
    type: string,
    listener: (event: never) => void,
    options: { capture: boolean; passive: boolean },
  ): void;
}

const ahead = { capture: true, passive: false };

/** No menu, no dragging of or onto the page, no zoom by wheel or fingers, no window by the middle button, no file dialog. */
export function guardPage(window: GuardedWindow): void {
  const refuse = (event: GuardedEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["contextmenu", "dragstart", "dragenter", "dragover", "drop", "auxclick"]) {
    window.addEventListener(type, refuse, ahead);
  }
  // A wheel with Ctrl is also how a touch pad's pinch arrives.
  const refuseWithControl = (event: GuardedEvent & { readonly ctrlKey: boolean }) => {
    if (event.ctrlKey) refuse(event);
  };
  window.addEventListener("wheel", refuseWithControl, ahead);
  // Electron has no event for a file dialog. An input that a script keeps outside of the page is not heard here.
  const refuseFiles = (event: GuardedEvent & { composedPath(): readonly unknown[] }) => {
    const asksForFiles = (part: unknown) =>
      typeof part === "object" && part !== null && "type" in part && part.type === "file";
    if (event.composedPath().some(asksForFiles)) refuse(event);
  };
  window.addEventListener("click", refuseFiles, ahead);
  const refuseFingers = (event: GuardedEvent & { readonly touches: { readonly length: number } }) => {
    if (event.touches.length > 1) event.preventDefault();
  };
  window.addEventListener("touchstart", refuseFingers, ahead);
  window.addEventListener("touchmove", refuseFingers, ahead);
}

/** Tells of the service gesture. Touches go on to the page: it takes nothing from whoever only points there. */
export function hearGesture(window: GuardedWindow, tell: () => void): void {
  const isMade = recogniseGesture(() => window.innerWidth);
  const hear = (event: GuardedEvent & { clientX: number; clientY: number; timeStamp: number }) => {
    // A script of the page can make up touches, but not trusted ones.
    if (!event.isTrusted) return;
    if (isMade({ x: event.clientX, y: event.clientY, at: event.timeStamp })) tell();
  };
  window.addEventListener("pointerdown", hear, { capture: true, passive: true });
}
