import { uptime } from "node:os";
import { join } from "node:path";
import type { App, BrowserWindow } from "electron";
import type { ShellEvent, ShellTrouble } from "../../hall-server/contract/shells.ts";
import { listenToPages } from "../bridge/ask-page.ts";
import type { BridgeParts } from "../bridge/channel.ts";
import type { WindowRole } from "../contract/bridge.ts";
import type { Desk } from "../hall/desk.ts";
import type { HallSession } from "../hall/hall-session.ts";
import { describeFault } from "./describe-fault.ts";
import { isDiskLow } from "./disk.ts";
import { endOnFault } from "./faults.ts";
import { reassureKeeper } from "./keeper.ts";
import { openLedger } from "./ledger.ts";
import type { OpenedLog } from "./log.ts";
import { memoryOf } from "./memory.ts";
import { restartsTooOften } from "./next-step.ts";
import { openSignOfLife } from "./sign-of-life.ts";
import { takePicture } from "./take-picture.ts";
import { type WindowWatch, watchWindow } from "./watch-window.ts";
import { openWishes, type Wishes } from "./wishes.ts";

export interface WatchParts {
  app: Pick<App, "exit" | "getAppMetrics" | "on" | "quit" | "relaunch">;
  /** Of the program that runs, whatever was installed. */
  version: string;
  /** The shell's own folder. */
  data: string;
  opened: OpenedLog;
  /** A unit or Windows' Shell Launcher starts the shell again; two of them would be one too many. */
  isKept: boolean;
}

/** One window's place with the hall, as far as it is watched. */
export interface WatchedRoom {
  id: string;
  session: HallSession;
  desk: Pick<Desk, "state"> | null;
}

export interface ShellWatch {
  /** What pages say goes this way; once. */
  listen(parts: BridgeParts): void;
  /** A window is there: its page comes back, whatever ends it. */
  window(window: BrowserWindow, about: { id: string; role: WindowRole; url: string }): void;
  /** The hall hears of it, and says what it wants. In place of the room of the same id before. */
  room(room: WatchedRoom): void;
  /** Told to the hall with the next sign of life, once, also after a restart. */
  happened(what: ShellEvent): void;
  /** What is wrong now, for as long as `isSo`. */
  trouble(what: ShellTrouble, isSo: boolean): void;
  /** What the hall wants, from any of its rooms: each change. */
  onWishes(listener: (wishes: Wishes) => void): void;
  /** Nobody has used any of its windows for that long. */
  isQuiet(seconds: number): boolean;
  /** Every window shows its page, and the hall was heard or is known to be away. */
  isUsable(): boolean;
  /** Ends the shell in good order and starts it again. */
  restart(): void;
  close(): void;
}

/** From `quit` to the end, where something holds it up. */
const quitMs = 8_000;

export function openWatch({ app, version, data, opened, isKept }: WatchParts): ShellWatch {
  const { log } = opened;
  const ledger = openLedger({
    path: join(data, "watch.json"),
    log,
    now: () => Date.now(),
    machineStartedAt: () => Date.now() - uptime() * 1_000,
  });
  const windows = new Map<string, { window: BrowserWindow; watch: WindowWatch }>();
  const rooms = new Map<string, { room: WatchedRoom; soon(): void; close(): void }>();
  const troubles = new Set<ShellTrouble>();
  const listeners = new Set<(wishes: Wishes) => void>();
  let pages: ReturnType<typeof listenToPages> | null = null;
  let isRestarting = false;

  endOnFault({
    ...{ process, app, log },
    crashed: () => {
      ledger.note("crashed");
      ledger.ended();
    },
    exit: (code) => process.exit(code),
  });
  app.on("will-quit", () => ledger.ended());
  const keeper = reassureKeeper({ env: process.env });

  /** `isWish`: somebody wants it; else it is one of the restarts that bring pages back, which are counted. */
  function restart(isWish = false): void {
    if (isRestarting) return;
    isRestarting = true;
    if (!isWish) ledger.restarting();
    if (!isKept) app.relaunch();
    app.quit();
    setTimeout(() => app.exit(0), quitMs).unref();
  }

  function troublesNow(): ShellTrouble[] {
    const found = new Set(troubles);
    if (restartsTooOften(ledger.restarts())) found.add("restarts-often");
    if (!opened.isWritable || !ledger.isWritable) found.add("log-unwritable");
    if (isDiskLow(data)) found.add("disk-low");
    return [...found];
  }

  function soon(): void {
    for (const room of rooms.values()) room.soon();
  }

  /** What happened is the machine's: the first of its rooms that has the hall tells it. */
  function isSpeaker(room: WatchedRoom): boolean {
    const speaking = [...rooms.values()].find((one) => one.room.session.state === "connected");
    return speaking?.room === room;
  }

  function watchRoom(room: WatchedRoom): void {
    rooms.get(room.id)?.close();
    let answered: string | null = null;
    const give = async (requestId: string) => {
      const shown = windows.get(room.id)?.window;
      const asks = pages;
      if (!shown || !asks || shown.isDestroyed()) return;
      const jpeg = await takePicture({ window: shown, covers: () => asks.covers(shown.webContents) });
      if (jpeg === null) return log.warn({ window: room.id }, "there is no picture to give");
      const answer = await room.session.send("shell:picture", {
        commandId: crypto.randomUUID(),
        requestId,
        jpeg,
      });
      log.info({ window: room.id, given: answer?.ok ?? false }, "a picture of the window was asked for");
    };
    const wishes = openWishes(
      room.session,
      (wished) => {
        for (const listener of listeners) listener(wished);
        const { picture } = wished;
        if (picture === null || picture.requestId === answered) return;
        answered = picture.requestId;
        give(picture.requestId).catch((error: unknown) =>
          log.warn({ window: room.id, error: describeFault(error) }, "a picture could not be taken"),
        );
      },
      log,
    );
    const life = openSignOfLife({
      session: room.session,
      read: () => ({
        version,
        platform: `${process.platform}-${process.arch}`,
        uptimeSeconds: Math.round(process.uptime()),
        memoryMegabytes: memoryOf(app),
        windows: [windows.get(room.id)?.watch.state()].filter((one) => one !== undefined),
        notHandedIn: room.desk?.state?.().notHandedIn ?? 0,
        troubles: [...new Set([...troublesNow(), ...(room.desk?.state?.().troubles ?? [])])],
      }),
      untold: () => (isSpeaker(room) ? ledger.untold() : []),
      told: (happened) => ledger.told(happened),
      log,
    });
    rooms.set(room.id, {
      room,
      soon: life.soon,
      close() {
        wishes.close();
        life.close();
      },
    });
  }

  return {
    listen(parts) {
      pages = listenToPages(parts, (id, pulse) => windows.get(id)?.watch.pulse(pulse));
    },
    window(window, { id, role, url }) {
      const watch = watchWindow(window, {
        ...{ id, role, url, log, restart: () => restart() },
        restarts: () => ledger.restarts(),
        happened: (what) => ledger.note(what),
        changed: soon,
      });
      const entry = { window, watch };
      windows.set(id, entry);
      window.once("closed", () => {
        if (windows.get(id) === entry) windows.delete(id);
      });
    },
    room: watchRoom,
    happened(what) {
      ledger.note(what);
      soon();
    },
    trouble(what, isSo) {
      if (isSo) troubles.add(what);
      else troubles.delete(what);
    },
    onWishes: (listener) => void listeners.add(listener),
    isQuiet: (seconds) => [...windows.values()].every((one) => one.watch.quietSeconds() >= seconds),
    isUsable: () =>
      windows.size > 0 &&
      [...windows.values()].every((one) => one.watch.state().state === "well") &&
      [...rooms.values()].every((one) => one.room.session.state !== "connecting"),
    restart: () => restart(true),
    close() {
      keeper.close();
      for (const one of rooms.values()) one.close();
      rooms.clear();
    },
  };
}
