import type { KeyObject } from "node:crypto";
import { err, ok, type Result } from "../../drivers/result.ts";
import type { Target } from "./hall-updates.ts";
import { type ManifestFault, openManifest, type SignedManifest } from "./manifest.ts";
import { isGivenUp, type UpdateState } from "./state.ts";
import { compareVersions } from "./version.ts";

export type Refusal =
  | ManifestFault
  /** For another kind of machine. */
  | "wrong-target"
  /** This is what runs, or what was installed is newer. */
  | "nothing-newer"
  /** Older than one that was offered before, or another release under its version: an old one played again. */
  | "replayed"
  | "given-up"
  /** The package on this machine is too old for it: its installer has to be run. */
  | "needs-installer";

export interface Considered {
  key: KeyObject;
  target: Target;
  /** Of the package on this machine. */
  installed: string;
  running: string;
}

/** Whether what the hall offers is to be fetched. Answers with what is remembered of it from now on as well. */
export function consider(
  envelope: string,
  { key, target, installed, running }: Considered,
  state: UpdateState,
): Result<{ signed: SignedManifest; remembered: UpdateState }, Refusal> {
  const opened = openManifest(envelope, key);
  if (!opened.ok) return opened;
  const { manifest, digest } = opened.value;
  if (manifest.platform !== target.platform || manifest.arch !== target.arch) return err("wrong-target");
  if (isReplayed(opened.value, state)) return err("replayed");
  if (compareVersions(manifest.version, running) <= 0) return err("nothing-newer");
  if (compareVersions(manifest.version, installed) <= 0) return err("nothing-newer");
  if (isGivenUp(state, manifest.version)) return err("given-up");
  if (compareVersions(manifest.minimumInstalled, installed) > 0) return err("needs-installer");
  const { version, releasedAt } = manifest;
  return ok({ signed: opened.value, remembered: { ...state, highestSeen: { version, releasedAt, digest } } });
}

function isReplayed({ manifest, digest }: SignedManifest, { highestSeen }: UpdateState): boolean {
  if (highestSeen === null) return false;
  const difference = compareVersions(manifest.version, highestSeen.version);
  if (difference === 0) return digest !== highestSeen.digest;
  return difference < 0 || Date.parse(manifest.releasedAt) < Date.parse(highestSeen.releasedAt);
}
