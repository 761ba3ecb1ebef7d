import type { App, BrowserWindow, WebContents } from "electron";
import { channels } from "../bridge/channels.ts";
import type { WindowRole } from "../contract/bridge.ts";
import type { Reach } from "./addresses.ts";
import { type AppParts, lockDownApp } from "./app.ts";
import { watchEnding } from "./ending.ts";
import { type LockDownNote, limitNotes } from "./notes.ts";
import { lockDownWindow } from "./window.ts";

export interface ShellLockParts extends AppParts {
  app: AppParts["app"] & Pick<App, "on">;
  isProduction: boolean;
  /** At most some twenty a minute of one kind. */
  tell: (note: LockDownNote & { leftOut?: number }) => void;
}

export interface ShellLock {
  /** Before this, no page may go anywhere or fetch anything. */
  servedFrom(reach: Reach): void;
  /** At once when a window of ours was made; `isWindowed`: somebody develops, and moves and closes it. */
  opened(window: BrowserWindow, about: { role: WindowRole; isWindowed: boolean }): void;
  readonly tell: (note: LockDownNote) => void;
}

/** Everything that keeps people in, for the whole shell. To be called before the app is ready. */
export function lockShell(parts: ShellLockParts): ShellLock {
  const roles = new Map<number, WindowRole>();
  const windows = new Set<BrowserWindow>();
  let reach: Reach | null = null;
  const tell = limitNotes(parts.tell, () => performance.now());
  const ending = watchEnding(parts.app);

  lockDownApp(parts, {
    reach: () => reach,
    roleOf: ({ id }) => roles.get(id) ?? null,
    isProduction: parts.isProduction,
    askForService: (contents: Pick<WebContents, "id" | "send">) => contents.send(channels.serviceAsked),
    startedAgain: () => {
      for (const window of windows) window.show();
    },
    tell,
  });

  return {
    tell,
    servedFrom(served) {
      reach = served;
    },
    opened(window, { role, isWindowed }) {
      const { id } = window.webContents;
      roles.set(id, role);
      windows.add(window);
      window.once("closed", () => {
        roles.delete(id);
        windows.delete(window);
      });
      if (!isWindowed) lockDownWindow(window, { role, mayClose: ending.hasBegun, tell });
    },
  };
}
