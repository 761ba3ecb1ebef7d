import { findProfile, WrongProfile } from "../frame-map/profile-files.ts";
import { defaultKeypadProfile, type KeypadMap } from "./types.ts";
import { keypadVocabulary } from "./vocabulary.ts";

/** Throws a `WrongProfile` with a sentence that names the file, the field and what is wrong with it. */
export function findKeypadMap(profile = defaultKeypadProfile): KeypadMap {
  const map = findProfile(profile, new URL("./profiles/", import.meta.url), keypadVocabulary);
  if (!map.ok) throw new WrongProfile(map.error);
  return map.value;
}
