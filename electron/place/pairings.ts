import { z } from "zod";
import type { HostLog } from "../../drivers/host/settings.ts";
import { type DeviceRole, deviceRoles } from "../../hall-server/contract/roles.ts";
import { readJson, writeWhole } from "../disk/whole-file.ts";
import type { Vault } from "./vault.ts";

export interface Pairing {
  kind: DeviceRole;
  /** The counter or the screen that it stands at, as the hall names it. */
  place: string | null;
  token: string;
}

/** Who this place's windows are to the hall; kept on disk with the token sealed. */
export interface Pairings {
  /** What the window was paired as, also where its token can no longer be opened. */
  kindOf(windowId: string): DeviceRole | null;
  tokenOf(windowId: string): string | null;
  /** False: there is no safe place for a token here. */
  readonly canKeep: boolean;
  /** The disk takes what is kept now; asked before a code is used up. */
  isWritable(): boolean;
  keep(windowId: string, pairing: Pairing): void;
}

const file = z.strictObject({
  version: z.literal(1),
  /** A pairing is with this hall and no other: its token is not shown to another one. */
  hall: z.string(),
  windows: z.record(
    z.string(),
    z.strictObject({ kind: z.enum(deviceRoles), place: z.string().nullable(), sealed: z.base64() }),
  ),
});

export function openPairings(path: string, hall: string, vault: Vault, log: HostLog): Pairings {
  const read = file.safeParse(readJson(path)).data;
  const kept = read?.hall === hall ? read : { version: 1 as const, hall, windows: {} };
  const windows = new Map(Object.entries(kept.windows));
  const write = () =>
    writeWhole(path, JSON.stringify({ version: 1, hall, windows: Object.fromEntries(windows) }));

  return {
    canKeep: vault.isSafe,
    isWritable() {
      try {
        write();
        return true;
      } catch (error) {
        log.error({ path, error }, "the pairing cannot be written");
        return false;
      }
    },
    kindOf: (windowId) => windows.get(windowId)?.kind ?? null,
    tokenOf(windowId) {
      const pairing = windows.get(windowId);
      if (!pairing) return null;
      const opened = vault.open(Buffer.from(pairing.sealed, "base64"));
      if (opened === null) log.error({ windowId }, "the pairing's token cannot be opened; pair again");
      return opened;
    },
    keep(windowId, { kind, place, token }) {
      const sealed = vault.seal(token);
      if (sealed === null) throw new Error("canKeep was not asked");
      windows.set(windowId, { kind, place, sealed: sealed.toString("base64") });
      write();
    },
  };
}
