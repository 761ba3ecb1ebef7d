import type { IpcMainEvent, IpcMainInvokeEvent } from "electron";
import type { PageWindow } from "./page-window.ts";

/** What is looked at of whoever sent something. */
export interface Sender {
  sender: Pick<IpcMainEvent["sender"], "id">;
  senderFrame: Pick<NonNullable<IpcMainEvent["senderFrame"]>, "url" | "parent"> | null;
}

/**
 * The window that sent it; null where it was not the page itself: another address, a frame within it, or contents that are no
 * window of ours. A frame that is gone by now is refused as well.
 */
export function windowOf(
  event: Sender | IpcMainInvokeEvent,
  windows: Iterable<PageWindow>,
): PageWindow | null {
  const { sender, senderFrame } = event;
  if (senderFrame === null || senderFrame.parent !== null) return null;
  for (const window of windows) {
    if (window.contentsId === sender.id) return isItsPage(senderFrame.url, window.url) ? window : null;
  }
  return null;
}

/** Compared as parsed, never by how it begins: `http://127.0.0.1:80.example/` begins well too. */
function isItsPage(address: string, own: string): boolean {
  if (!URL.canParse(address)) return false;
  const [at, expected] = [new URL(address), new URL(own)];
  return at.origin === expected.origin && at.pathname === expected.pathname && at.username === "";
}
