/** What the installer put on this machine: the launcher's own folder. Nobody but an administrator writes there. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { versionPattern } from "./version.ts";

/** Set when a package is made; what is left out is as halls have it. */
const rules = z.object({
  /** How long a new version has until somebody can use it. */
  usableWithinSeconds: z.number().min(1).default(300),
  /** Longer than a person reads a screen without touching it. */
  quietSeconds: z.number().min(0).default(180),
  /** A place asks the hall about that often: from at once to twice that after the time before. */
  aboutSeconds: z.number().min(0.1).default(1_800),
  /** What was put off is tried again so much later. */
  againSeconds: z.number().min(0.1).default(60),
  switches: z.enum(["at-night", "any-time"]).default("at-night"),
});
export type UpdateRules = z.infer<typeof rules>;

const appPackage = z.object({
  version: z.string().regex(versionPattern),
  updates: rules.prefault({}),
});

export interface Installed {
  version: string;
  rules: UpdateRules;
  /** The program that came with it. */
  programFolder: string;
  /** Whose releases are believed; null: this package was made without a key and takes no updates. */
  key: KeyObject | null;
}

export const keyFileName = "update-key.pem";
export const programFolderName = "program";

/** Throws when the folder is none of a packaged shell, such as when the shell is started from its sources. */
export function readInstalled(appFolder: string): Installed {
  const { version, updates } = appPackage.parse(
    JSON.parse(readFileSync(join(appFolder, "package.json"), "utf8")),
  );
  const programFolder = join(appFolder, programFolderName);
  return { version, rules: updates, programFolder, key: readKey(join(appFolder, keyFileName)) };
}

function readKey(path: string): KeyObject | null {
  try {
    const key = createPublicKey(readFileSync(path, "utf8"));
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}
