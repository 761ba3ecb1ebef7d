import { findProfile } from "../frame-map/profile-files.ts";
import { defaultKeypadProfile, type KeypadMap } from "./types.ts";
import { keypadVocabulary } from "./vocabulary.ts";

/** Throws with a sentence that names the file, the field and what is wrong with it. */
export function findKeypadMap(profile = defaultKeypadProfile): KeypadMap {
  const map = findProfile(profile, new URL("./profiles/", import.meta.url), keypadVocabulary);
  if (!map.ok) throw new Error(map.error);
  return map.value;
}
