import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { err, ok, type Result } from "../result.ts";
import type { Vocabulary } from "./compile.ts";
import { type FrameMap, readFrameMap } from "./frame-map.ts";
import { profileNames } from "./profile-names.ts";

/** The error says which file, which field, and what is wrong. */
export function readProfileFile<Settings>(
  path: string,
  vocabulary: Vocabulary<Settings>,
): Result<FrameMap<Settings>, string> {
  const input = readJson(path);
  const map = input.ok ? readFrameMap(input.value, vocabulary) : input;
  return map.ok ? map : err(`${path}: ${map.error}`);
}

function readJson(path: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** Thrown where a program starts; its message is a sentence for whoever wrote the profile or named it. */
export class WrongProfile extends Error {}

/** A profile by the name of one that comes with the kind, or by the absolute path of a file of one's own. */
export function findProfile<Settings>(
  name: string,
  folder: URL,
  vocabulary: Vocabulary<Settings>,
): Result<FrameMap<Settings>, string> {
  if (isAbsolute(name)) return readProfileFile(name, vocabulary);
  const names = profileNames(folder);
  if (!names.includes(name))
    return err(`profile: "${name}" is none of ${names.join(", ")}; a file of your own needs its whole path`);
  const path = join(fileURLToPath(folder), `${name}.json`);
  const map = readProfileFile(path, vocabulary);
  if (!map.ok) return map;
  const { address } = map.value.profile;
  // Models are tried by their names alone, so whoever tries them knows no address.
  if (address && address.default === undefined)
    return err(`${path}: address.default: is missing; a profile that comes with its kind needs one`);
  return map;
}
