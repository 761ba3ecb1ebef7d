import { findProfile } from "../frame-map/profile-files.ts";
import type { PadMap } from "./types.ts";
import { padVocabulary } from "./vocabulary.ts";

export const padProfiles = new URL("./profiles/", import.meta.url);

/** What is spoken when the configuration names no profile. */
export function profileFor(adapter: string | undefined, profile: string | undefined): string {
  return profile ?? (adapter && defaultPadProfiles[adapter]) ?? "ascii-lines";
}

const defaultPadProfiles: Record<string, string> = {
  serial: "ascii-lines",
  hid: "hid-report",
  "hid-keyboard": "keyboard-digits",
};

/** Throws with a sentence that names the file, the field and what is wrong with it. */
export function findPadMap(profile: string): PadMap {
  const map = findProfile(profile, padProfiles, padVocabulary);
  if (!map.ok) throw new Error(map.error);
  return map.value;
}
