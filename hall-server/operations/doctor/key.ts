import { existsSync, readFileSync } from "node:fs";
import { keyFileOf, masterKey, readKey } from "../../people/master-key.ts";
import { isOpenToOthers } from "../../people/private-files.ts";
import { type Finding, fine, problem } from "./finding.ts";

/** The master key, and what is wrong with where it lies. */
export function checkKey(
  file: string | undefined,
  dataFolder: string,
): { key: Buffer | null; findings: Finding[] } {
  const key = masterKey({ file, dataFolder, mayMake: false });
  const path = keyFileOf({ file, dataFolder });
  const isInFile = !process.env.YICHUANG_MASTER_KEY;
  if (typeof key === "string") return { key: null, findings: [isInFile ? whyNot(path) : malformed(key)] };
  const isOpen = isInFile && isOpenToOthers(path);
  return { key, findings: [isOpen ? problem("key-open", { file: path }) : fine("key-fine")] };
}

function whyNot(path: string): Finding {
  if (!existsSync(path)) return problem("key-absent", { path });
  try {
    const isKey = typeof readKey(readFileSync(path, "utf8"), path) !== "string";
    return isKey ? problem("key-misplaced", { path }) : problem("key-malformed", { path });
  } catch (error) {
    return problem("cannot-use", { folder: path, because: error instanceof Error ? error.message : "" });
  }
}

function malformed(because: string): Finding {
  return problem("key-missing", { because });
}
