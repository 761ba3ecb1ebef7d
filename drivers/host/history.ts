import type { DeviceHistoryEntry } from "../contract/devices.ts";

/** For support over the telephone: what happened since this morning, not since last year. */
const entriesKept = 100;

type WithoutTime<Entry> = Entry extends unknown ? Omit<Entry, "at"> : never;

export interface DeviceHistory {
  write(entry: WithoutTime<DeviceHistoryEntry>): void;
  /** Oldest first. */
  read(): DeviceHistoryEntry[];
}

export function createHistory(now: () => Date = () => new Date()): DeviceHistory {
  const entries: DeviceHistoryEntry[] = [];
  return {
    write(entry) {
      entries.push({ at: now().toISOString(), ...entry });
      if (entries.length > entriesKept) entries.shift();
    },
    read: () => [...entries],
  };
}
