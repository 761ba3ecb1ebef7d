import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";

interface Where {
  file: string | undefined;
  dataFolder: string;
  /** A demonstration makes a key beside its data folder; a real hall's key is made by a person. */
  mayMake: boolean;
}

/**
 * The hall's master key: 32 bytes as base64, from YICHUANG_MASTER_KEY or a file outside the data folder, so that
 * whoever copies the database has not copied the key. Returns a sentence when there is none.
 */
export function masterKey({ file, dataFolder, mayMake }: Where): Buffer | string {
  const fromEnvironment = process.env.YICHUANG_MASTER_KEY;
  if (fromEnvironment) return readKey(fromEnvironment, "YICHUANG_MASTER_KEY");
  const folder = resolve(dataFolder);
  const path = resolve(file ?? `${folder}.key`);
  if (path.startsWith(folder + sep))
    return `The key file ${path} lies in the data folder: keep it elsewhere.`;
  if (existsSync(path)) return readKey(readFileSync(path, "utf8"), path);
  if (!mayMake) {
    return `No master key: set YICHUANG_MASTER_KEY, or write 32 random bytes as base64 to ${path} (openssl rand -base64 32).`;
  }
  const key = randomBytes(32);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${key.toString("base64")}\n`, { mode: 0o600 });
  return key;
}

function readKey(text: string, where: string): Buffer | string {
  const key = Buffer.from(text.trim(), "base64");
  return key.length === 32 ? key : `The master key in ${where} is not 32 bytes of base64.`;
}
