import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

const programPackage = z.object({ version: z.string() });

/** Of the program that this script is of; null when it was not staged as one, such as on a development machine. */
export function runningVersion(mainScript: string): string | null {
  try {
    const text = readFileSync(join(dirname(mainScript), "package.json"), "utf8");
    return programPackage.parse(JSON.parse(text)).version;
  } catch {
    return null;
  }
}
