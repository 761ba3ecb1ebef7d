import type { BrowserWindow, Screen } from "electron";
import type { PageWindow } from "../bridge/page-window.ts";
import type { WindowRole } from "../contract/bridge.ts";
import { placeOf } from "./displays.ts";
import type { Room } from "./room.ts";
import { moveTo, openShellWindow, type ShellWindowParts } from "./shell-window.ts";

export interface WindowsParts
  extends Pick<ShellWindowParts, "place" | "preload" | "isWindowed" | "isProduction" | "open" | "log"> {
  /** Of this shell's pages. */
  origin: string;
  screen: Pick<Screen, "getAllDisplays" | "getPrimaryDisplay" | "on">;
  /** A window is there now, before its page is. */
  opened: (window: BrowserWindow, about: { id: string; role: WindowRole }) => void;
}

export interface Windows {
  /** From now on there is a window for this room whenever its display is there. A room of the same id gives way. */
  give(room: Room, display: number | undefined): void;
  /** Those that are open, with what stands behind their pages. */
  pages(): Iterable<PageWindow>;
  windowOf(roomId: string): BrowserWindow | null;
}

interface Place {
  room: Room;
  display: number | undefined;
  open: { window: BrowserWindow; page: PageWindow } | null;
}

/**
 * One window for each room, on its display. A window whose display is gone is closed, so that it never lies on another one's
 * page, and the hall sees that nobody can read it; it opens again with its display.
 */
export function openWindows(parts: WindowsParts): Windows {
  const { origin, screen, opened, log } = parts;
  const places = new Map<string, Place>();

  function arrange(place: Place): void {
    const { room, display, open } = place;
    const bounds = placeOf(display, screen.getAllDisplays(), screen.getPrimaryDisplay());
    if (open && bounds) {
      if (!parts.isWindowed) moveTo(open.window, bounds);
      return;
    }
    if (open) {
      log.warn({ window: room.id, display }, "the window's display is gone");
      open.window.destroy();
      return;
    }
    if (!bounds) return;
    const url = `${origin}/${room.role}/`;
    const window = openShellWindow({ ...parts, id: room.id, role: room.role, url, bounds });
    opened(window, room);
    place.open = { window, page: room.furnish(window, url) };
    window.once("closed", () => {
      place.open = null;
    });
  }

  function arrangeAll(): void {
    for (const place of places.values()) arrange(place);
  }
  screen.on("display-added", arrangeAll);
  screen.on("display-removed", arrangeAll);
  screen.on("display-metrics-changed", arrangeAll);

  return {
    give(room, display) {
      const before = places.get(room.id);
      const place: Place = { room, display, open: null };
      places.set(room.id, place);
      arrange(place);
      if (place.open === null) log.warn({ window: room.id, display }, "the window's display is not there");
      // After the new one: a shell without a window would end.
      before?.open?.window.destroy();
    },
    *pages() {
      for (const { open } of places.values()) if (open) yield open.page;
    },
    windowOf: (roomId) => places.get(roomId)?.open?.window ?? null,
  };
}
