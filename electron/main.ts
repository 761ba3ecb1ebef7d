/** The kiosk shell: reads what this place is, then opens its windows and what stands behind them. */
import { join, resolve } from "node:path";
import { app, BrowserWindow, ipcMain, Menu, safeStorage, screen, session, utilityProcess } from "electron";
import { startDeviceHost } from "../drivers/host/device-host.ts";
import { within } from "../drivers/wait.ts";
import { openBridge } from "./bridge/bridge.ts";
import { forkUtility } from "./devices/fork-utility.ts";
import { openCopies } from "./hall/copies.ts";
import { openHallHttp } from "./hall/hall-http.ts";
import { openHallLink } from "./hall/hall-link.ts";
import { lockShell } from "./lock-down/lock-shell.ts";
import { openServiceDoor } from "./lock-down/service/door.ts";
import { keepServiceState } from "./lock-down/service/keep.ts";
import { judgeStart, refusedStartSentence } from "./lock-down/start.ts";
import { openKioskDesk } from "./offline/for-kiosk.ts";
import { startPages } from "./pages/pages-server.ts";
import { describePlaceTrouble } from "./place/describe-trouble.ts";
import { openPairings } from "./place/pairings.ts";
import type { Place, PlaceWindow } from "./place/place.ts";
import { ownSwitches, type PlaceTrouble, readFlags, readPlace } from "./place/read-place.ts";
import { kindOfRole, roleOfKind } from "./place/roles.ts";
import { openVault } from "./place/vault.ts";
import { programFiles } from "./program-files.ts";
import { openShellUpdates } from "./updates/open-for-shell.ts";
import { runningVersion } from "./updates/running-version.ts";
import { openLog } from "./watch/log.ts";
import { eventOfNote } from "./watch/notes.ts";
import { openWatch, type ShellWatch } from "./watch/watch.ts";
import { openRoom, type Room } from "./windows/room.ts";
import { openWindows } from "./windows/windows.ts";

const cannotStart = 2;
const endMs = 8_000;

const flags = readFlags(process.argv.slice(1));
if (flags.ok && flags.value.data !== undefined) app.setPath("userData", resolve(flags.value.data));
const data = app.getPath("userData");
const opened = openLog(data);
const { log } = opened;
let watch: ShellWatch | null = null;

const isProduction = app.isPackaged;
const { argv, execArgv: nodeArgs, env, platform } = process;
const start = judgeStart({ args: argv.slice(1), nodeArgs, env, platform, isProduction }, ownSwitches);
const lock = lockShell({
  ...{ app, menu: Menu, sessions: session, isProduction },
  tell: (note) => {
    log.warn(note, "lock-down");
    const event = eventOfNote(note);
    if (event) watch?.happened(event);
  },
});
const place = flags.ok ? readPlace(flags.value, join(data, "place.json")) : flags;

if (start.kind === "refused") giveUp(refusedStartSentence(start.because));
else if (!place.ok) giveUp(sentenceOf(place.error));
else if (!app.requestSingleInstanceLock()) app.quit();
else {
  const version = runningVersion(import.meta.filename) ?? app.getVersion();
  const own = openWatch({ app, version, data, opened });
  watch = own;
  void app.whenReady().then(() => open(place.value, own));
}

async function open(here: Place, watch: ShellWatch): Promise<void> {
  const { hall, dockUrl = null } = here;
  const files = programFiles(import.meta.filename);
  const copies = openCopies(join(data, "copies"), hall, log);
  const http = openHallHttp(hall, copies);
  const vault = openVault(safeStorage, here.plainTextToken, log);
  const pairings = openPairings(join(data, "pairings.json"), hall, vault, log);
  const pages = await startPages({ folder: here.pages ?? files.pages, hall, dockUrl, port: here.port });
  lock.servedFrom({ ownOrigin: pages.origin, otherOrigins: dockUrl === null ? [] : [dockUrl] });
  const isWindowed = here.isWindowed && !isProduction;
  const devices = startDeviceHost(here.devices, {
    log,
    isolation: "process",
    program: { fork: (mostMegabytes) => forkUtility(utilityProcess, files.line, mostMegabytes) },
  });
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
  const door = openServiceDoor({
    keep: keepServiceState(join(data, "service.json"), vault),
    isPaired: () => here.windows.some(({ id }) => pairings.kindOf(id) !== null),
    now: () => Date.now(),
    restart: () => {
      app.relaunch();
      app.quit();
    },
    quit: () => app.quit(),
    tell: lock.tell,
  });
  openBridge({ ipcMain, windows: () => windows.pages(), door, log });
  watch.listen({ ipcMain, windows: () => windows.pages(), log });
  watch.onWishes(({ serviceCode }) => door.takeCode(serviceCode));

  const rooms = new Map<string, Room>();
  function openRoomFor({ id, role, display }: PlaceWindow): void {
    const before = rooms.get(id);
    const shows = role ?? roleOfKind(pairings.kindOf(id) ?? "kiosk");
    const room = openRoom({
      ...{ id, hall, http, copies, pairings, devices, log },
      role: shows,
      wanted: role === undefined ? null : kindOfRole(role),
      openDesk: (session) =>
        shows === "kiosk" ? openKioskDesk({ data, http, copies, vault, log }, id, session) : null,
      becomes: () => openRoomFor({ id, role, display }),
    });
    rooms.set(id, room);
    windows.give(room, display);
    watch.room(room);
    void before?.close();
  }
  for (const window of here.windows) openRoomFor(window);

  const [first] = rooms.values();
  const hallLink = first && openHallLink(first.session, devices, log);
  const updates = openShellUpdates({
    ...{ appFolder: app.getAppPath(), userData: data, mainScript: import.meta.filename, hall, watch, log },
    token: () => [...rooms.values()].find(({ session }) => session.token !== null)?.session.token ?? null,
  });

  app.on("will-quit", (event) => {
    event.preventDefault();
    hallLink?.close();
    updates?.close();
    watch.close();
    const ends = [...rooms.values()].map((room) => room.close());
    const all = Promise.allSettled([...ends, pages.stop(), devices.stop()]);
    // Whoever takes longer is ended with the process; nothing that counts is only in memory.
    void within(all, endMs, null).then(() => app.exit(0));
  });
}

function sentenceOf(trouble: PlaceTrouble): string {
  const { zh, en } = describePlaceTrouble(trouble);
  return `${zh}\n${en}`;
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  app.exit(cannotStart);
}
