/**
 * What is known of versions on this machine, in `<userData>/updates/state.json`. The launcher that was installed and the
 * program of whatever version runs both read and write it, one after the other in one process: its format only grows.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../disk/whole-file.ts";
import { versionPattern } from "./version.ts";

const version = z.string().regex(versionPattern);

export const failures = [
  /** Its files are not those that were signed. */
  "damaged",
  /** Could not even be loaded. */
  "not-loaded",
  /** Started several times and never got as far as to say that it is well. */
  "ended-again-and-again",
  /** Ran, and no page could be used in time. */
  "not-usable-in-time",
] as const;
export type Failure = (typeof failures)[number];

const failed = z.object({ version, because: z.enum(failures), isTold: z.boolean() });
export type FailedVersion = z.infer<typeof failed>;

const updateState = z.object({
  format: z.literal(1),
  /** Came up once and is started from then on; null: what was installed. */
  proven: version.nullable(),
  /** Was proven before that: kept, in case that the files of `proven` are damaged. */
  previous: version.nullable(),
  /** Is started instead of `proven` until it says that it is well, or has had its chances. */
  trying: z.object({ version, starts: z.int().min(0) }).nullable(),
  /** Whole on disk; waits for a good moment. */
  staged: version.nullable(),
  /** Nothing older is ever taken, nor another release under the same version. */
  highestSeen: z.object({ version, releasedAt: z.iso.datetime(), digest: z.string() }).nullable(),
  failed: z.array(failed),
});
export type UpdateState = z.infer<typeof updateState>;

export const nothingKnown: UpdateState = {
  format: 1,
  proven: null,
  previous: null,
  trying: null,
  staged: null,
  highestSeen: null,
  failed: [],
};

/** A kiosk sees a handful of bad versions in its life. */
const mostFailed = 50;

/** What cannot be read counts as nothing known: then what was installed runs, and the hall's version is fetched anew. */
export function readState(updatesFolder: string): UpdateState {
  try {
    return updateState.parse(JSON.parse(readFileSync(stateFile(updatesFolder), "utf8")));
  } catch {
    return nothingKnown;
  }
}

/** Throws what the disk says. */
export function writeState(updatesFolder: string, state: UpdateState): void {
  writeWhole(stateFile(updatesFolder), JSON.stringify(updateState.parse(state)));
}

function stateFile(updatesFolder: string): string {
  return join(updatesFolder, "state.json");
}

/** Not for one whose files were damaged here: fetched anew, it may be well. */
export function isGivenUp(state: UpdateState, one: string): boolean {
  return state.failed.some(({ version, because }) => version === one && because !== "damaged");
}

/** The version is started no more and told to the hall once. */
export function withFailure(state: UpdateState, one: string, because: Failure): UpdateState {
  const others = state.failed.filter((other) => other.version !== one);
  return {
    ...state,
    proven: state.proven === one ? state.previous : state.proven,
    previous: state.proven === one || state.previous === one ? null : state.previous,
    trying: state.trying?.version === one ? null : state.trying,
    staged: state.staged === one ? null : state.staged,
    failed: [...others, { version: one, because, isTold: false }].slice(-mostFailed),
  };
}
