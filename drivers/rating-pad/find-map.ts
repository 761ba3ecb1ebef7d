import { findProfile } from "../frame-map/profile-files.ts";
import { defaultPadProfile, type PadMap } from "./types.ts";
import { padVocabulary } from "./vocabulary.ts";

export const padProfiles = new URL("./profiles/", import.meta.url);

/** Throws with a sentence that names the file, the field and what is wrong with it. */
export function findPadMap(profile = defaultPadProfile): PadMap {
  const map = findProfile(profile, padProfiles, padVocabulary);
  if (!map.ok) throw new Error(map.error);
  return map.value;
}
