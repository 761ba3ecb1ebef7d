import { join } from "node:path";
import type { ShellTrouble } from "../../hall-server/contract/shells.ts";
import type { Copies } from "../hall/copies.ts";
import type { Desk } from "../hall/desk.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import type { HallSession } from "../hall/hall-session.ts";
import type { Vault } from "../place/vault.ts";
import type { DeskState } from "./desk.ts";
import { linkOfSession } from "./link-of-session.ts";
import { openOfflineDesk } from "./open-desk.ts";
import type { DeskLog, Seal } from "./ports.ts";

export interface KioskDeskParts {
  /** The shell's own folder on this machine. */
  data: string;
  http: Pick<HallHttp, "read">;
  copies: Pick<Copies, "read">;
  vault: Vault;
  log: DeskLog;
}

/** The desk of a kiosk's window, as the relay asks it, and what its sign of life tells of it. */
export interface KioskDesk extends Desk {
  state(): DeskState & { troubles: readonly ShellTrouble[] };
}

/** For so long the manager's page tells that a book was set aside. */
const toldMs = 7 * 24 * 3_600_000;

/**
 * Null where there is no safe place for the book's key, or no disk for the book: the kiosk then works as long as its hall
 * does, and the log says why.
 */
export function openKioskDesk(
  { data, http, copies, vault, log }: KioskDeskParts,
  id: string,
  session: HallSession,
): KioskDesk | null {
  if (!vault.isSafe) return null;
  try {
    const link = linkOfSession(session, http, copies);
    const desk = openOfflineDesk({ link, seal: sealOf(vault), folder: join(data, "offline", id), log });
    return {
      // Whom the hall no longer takes for its kiosk issues nothing.
      answer: (event, input) =>
        desk.takes(event, input) && session.state !== "refused" ? desk.ask(event, input) : null,
      get queueIds() {
        return desk.state().queueIds;
      },
      watch: (listener) => desk.listen(listener),
      state: () => withTroubles(desk.state()),
      close: () => desk.close(),
    };
  } catch (error) {
    log.warn({ error }, "no numbers without the hall: the book cannot be opened");
    return null;
  }
}

function withTroubles(state: DeskState): DeskState & { troubles: readonly ShellTrouble[] } {
  const { bookSetAsideAt, refused } = state;
  const wasSetAside = bookSetAsideAt !== null && Date.now() - Date.parse(bookSetAsideAt) < toldMs;
  return {
    ...state,
    troubles: [
      ...(wasSetAside ? (["book-set-aside"] as const) : []),
      ...(refused > 0 ? (["tickets-refused"] as const) : []),
    ],
  };
}

function sealOf(vault: Vault): Seal {
  return {
    seal(key) {
      const sealed = vault.seal(key.toString("base64"));
      if (sealed === null) throw new Error("There is no safe place for the book's key.");
      return sealed;
    },
    unseal(sealed) {
      const open = vault.open(sealed);
      return open === null ? null : Buffer.from(open, "base64");
    },
  };
}
