import type { BrowserWindow } from "electron";
import type { DeviceHost } from "../../drivers/host/device-host.ts";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { DeviceRole } from "../../hall-server/contract/roles.ts";
import { channels } from "../bridge/channels.ts";
import type { PageMessage } from "../bridge/page-message.ts";
import type { PageWindow } from "../bridge/page-window.ts";
import type { WindowRole } from "../contract/bridge.ts";
import type { Copies } from "../hall/copies.ts";
import type { Desk } from "../hall/desk.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import { type HallSession, openHallSession } from "../hall/hall-session.ts";
import { openOutgoing } from "../hall/outgoing.ts";
import { openRelay } from "../hall/relay.ts";
import { openDoor } from "../place/door.ts";
import type { Pairings } from "../place/pairings.ts";
import { isStaffed } from "../place/roles.ts";

export interface RoomParts {
  id: string;
  role: WindowRole;
  hall: string;
  http: HallHttp;
  copies: Copies;
  pairings: Pairings;
  devices: DeviceHost;
  /** Opens the desk of a kiosk; null: this role has none. */
  openDesk: (session: HallSession) => Desk | null;
  /** The code was for another role than this window was opened for, and none was asked for. */
  becomes: (kind: DeviceRole) => void;
  /** What was asked for when the shell was started; null: what the pairing says. */
  wanted: DeviceRole | null;
  log: HostLog;
}

/** All that stands behind one window of the place, whether its display is there or not. */
export interface Room {
  readonly id: string;
  readonly role: WindowRole;
  /** The place itself with the hall; at a counter the person has a session of their own. */
  readonly session: HallSession;
  readonly desk: Desk | null;
  /** A window has come for it. */
  furnish(window: BrowserWindow, url: string): PageWindow;
  close(): Promise<void>;
}

export function openRoom(parts: RoomParts): Room {
  const { id, role, hall, http, copies, pairings, devices, log } = parts;
  const session = openHallSession(hall, pairings.tokenOf(id), log);
  const person = isStaffed(role) ? openHallSession(hall, null, log) : null;
  const pageSession = person ?? session;
  const desk = parts.openDesk(session);
  const needs = () => (person && session.state !== "refused" ? "sign-in" : "pairing");
  const door = openDoor({ ...parts, session, person });

  function furnish(window: BrowserWindow, url: string): PageWindow {
    if (session.token === null) session.use(pairings.tokenOf(id));
    const outgoing = openOutgoing<PageMessage>((serial, message) => {
      if (!window.isDestroyed()) window.webContents.send(channels.message, serial, message);
    });
    const relay = openRelay({
      session: pageSession,
      copies,
      desk,
      needs,
      log,
      tell: (topic, message) => outgoing.put(topic, { of: "hall", message }),
    });
    const admit = () => {
      const own = devices.admit();
      own.listen((message) => {
        // How a clerk was rated is nothing for the page at this clerk's counter.
        if (message.event === "rated") return;
        const topic = message.event === "status" ? `device ${message.deviceId}` : null;
        outgoing.put(topic, { of: "devices", message });
      });
      return own;
    };
    let own = admit();
    const stopWatching = person ? session.watch(() => relay.tellAgain()) : () => {};
    window.once("closed", () => {
      stopWatching();
      relay.close();
      own.leave();
      // Nobody can see it now: to the hall the place is away, and whoever was signed in is not any more.
      session.use(null);
      void door.signOut();
    });

    return {
      id,
      role,
      url,
      contentsId: window.webContents.id,
      get devices() {
        return own;
      },
      hall: {
        ask: (event, input) => relay.ask(event, input),
        read: (path) => http.read(path),
        keep: (content, type) => http.keep(pageSession.token, content, type),
        file: (blobId, form) => http.file(pageSession.token, blobId, form),
        ...door,
      },
      begin(): void {
        outgoing.clear();
        own.leave();
        own = admit();
        relay.begin();
      },
      taken: (serial) => outgoing.taken(serial),
      tellAgain: () => relay.tellAgain(),
    };
  }

  return {
    id,
    role,
    session,
    desk,
    furnish,
    async close(): Promise<void> {
      await desk?.close();
      person?.close();
      session.close();
    },
  };
}
