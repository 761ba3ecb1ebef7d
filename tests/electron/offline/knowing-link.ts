/** A hall that is away, and what a kiosk knows of it. */
import type { HallLink } from "../../../electron/offline/ports.ts";

export function knowingLink(known: Record<string, unknown>): HallLink {
  return {
    isConnected: false,
    identity: () => null,
    send: async () => null,
    on: () => {},
    read: async (path) => known[path] ?? null,
  };
}
