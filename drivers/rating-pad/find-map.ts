import { findProfile, WrongProfile } from "../frame-map/profile-files.ts";
import type { PadMap } from "./types.ts";
import { padVocabulary } from "./vocabulary.ts";

export const padProfiles = new URL("./profiles/", import.meta.url);

/** What is spoken when the configuration names no profile. Throws for an adapter that speaks no profile. */
export function profileFor(adapter = "serial", profile?: string): string {
  const spoken = profile ?? defaultPadProfiles[adapter];
  if (spoken === undefined) throw new WrongProfile(`adapter: "${adapter}" speaks no profile`);
  return spoken;
}

const defaultPadProfiles: Record<string, string> = {
  serial: "ascii-lines",
  hid: "hid-report",
  "hid-keyboard": "keyboard-digits",
};

/** Throws a `WrongProfile` with a sentence that names the file, the field and what is wrong with it. */
export function findPadMap(profile: string): PadMap {
  const map = findProfile(profile, padProfiles, padVocabulary);
  if (!map.ok) throw new WrongProfile(map.error);
  return map.value;
}
