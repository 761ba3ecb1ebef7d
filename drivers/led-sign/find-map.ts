import { findProfile, WrongProfile } from "../frame-map/profile-files.ts";
import { defaultSignProfile, type SignMap } from "./types.ts";
import { signVocabulary } from "./vocabulary.ts";

/** Throws a `WrongProfile` with a sentence that names the file, the field and what is wrong with it. */
export function findSignMap(profile = defaultSignProfile): SignMap {
  const map = findProfile(profile, new URL("./profiles/", import.meta.url), signVocabulary);
  if (!map.ok) throw new WrongProfile(map.error);
  return map.value;
}
