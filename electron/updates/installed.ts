/** What the installer put on this machine: the launcher's own folder. Nobody but an administrator writes there. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { versionPattern } from "./version.ts";

const appPackage = z.object({
  version: z.string().regex(versionPattern),
  /** How long a new version has until somebody can use it, seconds. */
  usableWithinSeconds: z.int().min(1).default(300),
});

export interface Installed {
  version: string;
  usableWithinSeconds: number;
  /** The program that came with it. */
  programFolder: string;
  /** Whose releases are believed; null: this package was made without a key and takes no updates. */
  key: KeyObject | null;
}

export const keyFileName = "update-key.pem";
export const programFolderName = "program";

/** Throws when the folder is none of a packaged shell, such as when the shell is started from its sources. */
export function readInstalled(appFolder: string): Installed {
  const { version, usableWithinSeconds } = appPackage.parse(
    JSON.parse(readFileSync(join(appFolder, "package.json"), "utf8")),
  );
  const programFolder = join(appFolder, programFolderName);
  return { version, usableWithinSeconds, programFolder, key: readKey(join(appFolder, keyFileName)) };
}

function readKey(path: string): KeyObject | null {
  try {
    const key = createPublicKey(readFileSync(path, "utf8"));
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}
