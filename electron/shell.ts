import { join } from "node:path";
import { startDeviceHost } from "../drivers/host/device-host.ts";
import type { HostLog } from "../drivers/host/settings.ts";
import { within } from "../drivers/wait.ts";
import { openBridge } from "./bridge/bridge.ts";
import { forkUtility } from "./devices/fork-utility.ts";
import { openRatingPad } from "./devices/rating-pad.ts";
import { openCopies } from "./hall/copies.ts";
import { openHallHttp } from "./hall/hall-http.ts";
import { type HallLink, openHallLink } from "./hall/hall-link.ts";
import type { ShellLock } from "./lock-down/lock-shell.ts";
import { openServiceDoor } from "./lock-down/service/door.ts";
import { keepServiceState } from "./lock-down/service/keep.ts";
import { leftExitCode } from "./lock-down/service/left.ts";
import { fillsItsScreen } from "./lock-down/window.ts";
import { openKioskDesk } from "./offline/for-kiosk.ts";
import { openOwnPort } from "./pages/own-port.ts";
import { startPages } from "./pages/pages-server.ts";
import { openPairings } from "./place/pairings.ts";
import type { Place, PlaceWindow } from "./place/place.ts";
import { kindOfRole, roleOfKind } from "./place/roles.ts";
import { openVault } from "./place/vault.ts";
import { programFiles } from "./program-files.ts";
import { openShellUpdates } from "./updates/open-for-shell.ts";
import type { ShellWatch } from "./watch/watch.ts";
import { openRoom, type Room } from "./windows/room.ts";
import { openWindows } from "./windows/windows.ts";

export interface ShellParts {
  electron: Pick<
    typeof import("electron"),
    "app" | "BrowserWindow" | "ipcMain" | "safeStorage" | "screen" | "utilityProcess"
  >;
  here: Place;
  /** The shell's own folder on this machine. */
  data: string;
  mainScript: string;
  /** The manager's code for a pad of keys, where one is to be paired with this start. */
  padCode: string | undefined;
  lock: ShellLock;
  watch: ShellWatch;
  log: HostLog;
}

const endMs = 8_000;

/** Opens the windows of a place and all that stands behind them; the app is ready. */
export async function openShell(parts: ShellParts): Promise<void> {
  const { electron, here, data, mainScript, padCode, lock, watch, log } = parts;
  const { app, BrowserWindow, ipcMain, safeStorage, screen, utilityProcess } = electron;
  const { hall, dockUrl = null } = here;
  const isProduction = app.isPackaged;
  const isWindowed = here.isWindowed && !isProduction;
  const files = programFiles(mainScript);

  const copies = openCopies(join(data, "copies"), hall, log);
  const http = openHallHttp(hall, copies);
  const vault = openVault(safeStorage, here.plainTextToken, log);
  const pairings = openPairings(join(data, "pairings.json"), hall, vault, log);
  const ownPort = openOwnPort(join(data, "port.json"));
  const folder = here.pages ?? files.pages;
  const pages = await startPages({ folder, hall, dockUrl, port: here.port || ownPort.last });
  ownPort.remember(pages.port);
  lock.servedFrom({ ownOrigin: pages.origin, otherOrigins: dockUrl === null ? [] : [dockUrl] });

  const devices = startDeviceHost(here.devices, {
    log,
    isolation: "process",
    program: { fork: (mostMegabytes) => forkUtility(utilityProcess, files.line, mostMegabytes) },
  });
  // Before any page is there, so that none can have the pad.
  const ratingPad = await openRatingPad({ here, code: padCode, http, pairings, devices, data, log });

  const windows = openWindows({
    origin: pages.origin,
    place: { hallUrl: hall, dockUrl },
    preload: files.preload,
    isWindowed,
    isProduction,
    open: (options) => new BrowserWindow(options),
    opened: (window, { id, role }) => {
      lock.opened(window, { role, isWindowed });
      watch.window(window, { id, role, url: `${pages.origin}/${role}/` });
    },
    screen,
    log,
  });
  let exitCode = 0;
  const door = openServiceDoor({
    keep: keepServiceState(join(data, "service.json"), vault),
    isPaired: () => here.windows.some(({ id }) => pairings.kindOf(id) !== null),
    now: () => Date.now(),
    restart: () => watch.restart(),
    quit: () => {
      exitCode = leftExitCode;
      app.quit();
    },
    tell: lock.tell,
  });
  openBridge({ ipcMain, windows: () => windows.pages(), door, log });
  watch.listen({ ipcMain, windows: () => windows.pages(), log });
  watch.onWishes(({ serviceCode }) => door.takeCode(serviceCode));

  const rooms = new Map<string, Room>();
  /** The first window's place tells how the devices are. */
  let hallLink: HallLink | null = null;
  function openRoomFor({ id, role, display }: PlaceWindow): void {
    const before = rooms.get(id);
    const shows = role ?? roleOfKind(pairings.kindOf(id) ?? "kiosk");
    const room = openRoom({
      ...{ id, hall, http, copies, pairings, devices, log },
      role: shows,
      wanted: role === undefined ? null : kindOfRole(role),
      openDesk: (session) => {
        if (shows !== "kiosk") return null;
        const desk = openKioskDesk({ data, http, copies, vault, log }, id, session);
        watch.trouble("book-unwritable", desk === null);
        return desk;
      },
      becomes: () => openRoomFor({ id, role, display }),
    });
    rooms.set(id, room);
    windows.give(room, display);
    watch.room(room);
    if (id === here.windows[0]?.id) {
      hallLink?.close();
      hallLink = openHallLink(room.session, devices, log);
    }
    void before?.close();
  }
  for (const window of here.windows) openRoomFor(window);

  const updates = openShellUpdates({
    ...{ appFolder: app.getAppPath(), userData: data, mainScript, hall, watch, log },
    token: () => [...rooms.values()].find(({ session }) => session.token !== null)?.session.token ?? null,
  });

  // A display that was unplugged takes its window along; the shell waits for it. A clerk may close theirs.
  app.on("window-all-closed", () => {
    if ([...rooms.values()].every(({ role }) => !fillsItsScreen(role))) app.quit();
  });
  app.on("will-quit", (event) => {
    event.preventDefault();
    ratingPad?.close();
    hallLink?.close();
    updates?.close();
    watch.close();
    const ends = [...rooms.values()].map((room) => room.close());
    const all = Promise.allSettled([...ends, pages.stop(), devices.stop()]);
    // Whoever takes longer is ended with the process; nothing that counts is only in memory.
    void within(all, endMs, null).then(() => app.exit(exitCode));
  });
}
