import type { ShellEvent } from "../contract/shells.ts";

/** What of the shells' signs of life lasts. That one is well every 15 s does not: it stays in memory. */
export interface ShellFacts {
  /** Heard for the first time, again after a silence, or as another program than before. */
  "shell-came": { deviceId: string; version: string; platform: string; why: "new" | "back" | "changed" };
  /** All that were missed at the same look; `heardAt` in hall time, milliseconds since the epoch. */
  "shells-fell-silent": { silent: { deviceId: string; heardAt: number }[] };
  "shell-told": { deviceId: string; happened: { what: ShellEvent; times: number }[] };
  /** That somebody looked at a screen is a fact; the picture is none. */
  "shell-picture-asked": { deviceId: string; requestId: string; window: number; by: string };
  "shell-picture-given": { deviceId: string; requestId: string };
  /** Salt and hash, sealed with the hall's key: so short a code could be tried out by whoever reads the journal. */
  "service-code-set": { sealed: string; by: string };
}
