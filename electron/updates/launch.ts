import { mkdirSync } from "node:fs";
import { choose } from "./choose.ts";
import { readNote, removeNote, watchTrial } from "./dead-man.ts";
import type { Installed } from "./installed.ts";
import { readState, type UpdateState, withFailure, writeState } from "./state.ts";
import { isIntact, programFolder, versionFolder } from "./version-folder.ts";

export interface Launched {
  /** null: what was installed. */
  version: string | null;
  programFolder: string;
  isTried: boolean;
}

/**
 * Which program is started now. What has to be known at the next start is on disk before this answers; where the disk
 * takes nothing, nothing is tried and what is known to come up is started.
 */
export function whatToStart(installed: Installed, updatesFolder: string): Launched {
  const asInstalled: Launched = { version: null, programFolder: installed.programFolder, isTried: false };
  const { key } = installed;
  // Without a key nothing here can have been signed for this machine.
  if (key === null) return asInstalled;
  const isWhole = (version: string) => isIntact(versionFolder(updatesFolder, version), version, key);
  const before = readState(updatesFolder);
  const chosen = choose(withNote(before, updatesFolder), installed.version, isWhole);
  const started = keep(updatesFolder, before, chosen.next)
    ? chosen
    : choose({ ...chosen.next, trying: null }, installed.version, isWhole);
  if (started.version === null) return asInstalled;
  return {
    version: started.version,
    programFolder: programFolder(versionFolder(updatesFolder, started.version)),
    isTried: started.isTried,
  };
}

function withNote(state: UpdateState, updatesFolder: string): UpdateState {
  const note = readNote(updatesFolder);
  return note !== null && state.trying?.version === note
    ? withFailure(state, note, "not-usable-in-time")
    : state;
}

function keep(updatesFolder: string, before: UpdateState, next: UpdateState): boolean {
  try {
    if (JSON.stringify(before) !== JSON.stringify(next)) {
      mkdirSync(updatesFolder, { recursive: true, mode: 0o700 });
      writeState(updatesFolder, next);
    }
    removeNote(updatesFolder);
    return true;
  } catch {
    return false;
  }
}

/** Starts it. A version that is tried and cannot even be loaded is given up at once; the next start is another's. */
export async function launch(
  installed: Installed,
  updatesFolder: string,
  run: (programFolder: string) => Promise<void>,
): Promise<Launched> {
  const launched = whatToStart(installed, updatesFolder);
  const { version, isTried } = launched;
  if (version !== null && isTried) {
    watchTrial(updatesFolder, version, installed.rules.usableWithinSeconds * 1_000);
  }
  try {
    await run(launched.programFolder);
  } catch (error) {
    if (version !== null && isTried) {
      writeState(updatesFolder, withFailure(readState(updatesFolder), version, "not-loaded"));
    }
    throw error;
  }
  return launched;
}
