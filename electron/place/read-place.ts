import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "../../drivers/result.ts";
import { type Place, placeConfig } from "./place.ts";

/** Why this place cannot be known; `describePlaceTrouble` has the words. */
export type PlaceTrouble =
  | { code: "bad-flag"; flag: string }
  | { code: "unreadable"; path: string; because: string }
  | { code: "no-hall"; path: string }
  | { code: "wrong"; path: string; because: string };

const options = {
  role: { type: "string" },
  hall: { type: "string" },
  devices: { type: "string" },
  config: { type: "string" },
  data: { type: "string" },
  display: { type: "string" },
  "dock-url": { type: "string" },
  pages: { type: "string" },
  "pair-pad": { type: "string" },
  windowed: { type: "boolean" },
  "plain-text-token": { type: "boolean" },
  kept: { type: "boolean" },
} as const;

export interface Flags {
  role?: string;
  hall?: string;
  devices?: string;
  /** In place of `place.json` in the data folder. */
  config?: string;
  /** In place of the system's own folder for this program's data. */
  data?: string;
  display?: string;
  "dock-url"?: string;
  pages?: string;
  /** The manager's code for the pad of keys at this place, at one start. */
  "pair-pad"?: string;
  windowed?: boolean;
  "plain-text-token"?: boolean;
  /** Whoever started the shell starts it again however it ends: it does not do so itself. */
  kept?: boolean;
}

/** All that this program takes on its command line, without dashes. */
export const ownSwitches = Object.keys(options);

/** Chromium's own switches are on the same command line and not ours to judge. */
export function readFlags(args: string[]): Result<Flags, PlaceTrouble> {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const flags: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== "option" || !Object.hasOwn(options, token.name)) continue;
    const { type } = options[token.name as keyof typeof options];
    const isRight = type === "boolean" ? token.value === undefined : token.value !== undefined;
    if (!isRight) return err({ code: "bad-flag", flag: token.name });
    flags[token.name] = token.value ?? true;
  }
  return ok(flags as Flags);
}

/** `defaultPath`: the file in the data folder, which need not be there; one that was named must be. */
export function readPlace(flags: Flags, defaultPath: string): Result<Place, PlaceTrouble> {
  const path = flags.config ?? defaultPath;
  const file = readFile(path, flags.config !== undefined);
  if (!file.ok) return file;
  const given = { ...file.value };
  if (flags.hall !== undefined) given.hall = flags.hall;
  if (flags["dock-url"] !== undefined) given.dockUrl = flags["dock-url"];
  if (flags.pages !== undefined) given.pages = flags.pages;
  if (flags.windowed) given.isWindowed = true;
  if (flags["plain-text-token"]) given.plainTextToken = true;
  if (flags.role !== undefined || flags.display !== undefined) {
    const display = flags.display === undefined ? {} : { display: Number(flags.display) };
    given.windows = [{ ...(flags.role === undefined ? {} : { role: flags.role }), ...display }];
  }
  if (flags.devices !== undefined) {
    try {
      given.devices = JSON.parse(flags.devices);
    } catch {
      return err({ code: "bad-flag", flag: "devices" });
    }
  }
  if (given.hall === undefined) return err({ code: "no-hall", path });
  const parsed = placeConfig.safeParse(given);
  return parsed.success
    ? ok(parsed.data)
    : err({ code: "wrong", path, because: z.prettifyError(parsed.error) });
}

function readFile(path: string, mustBeThere: boolean): Result<Record<string, unknown>, PlaceTrouble> {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (read.success) return ok(read.data);
    return err({ code: "unreadable", path, because: "not an object" });
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isMissing && !mustBeThere) return ok({});
    return err({ code: "unreadable", path, because: error instanceof Error ? error.message : String(error) });
  }
}
