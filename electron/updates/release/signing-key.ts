import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { err, ok, type Result } from "../../../drivers/result.ts";

export type KeyFault = "key-in-repository" | "key-exists" | "key-unreadable" | "key-open-to-others";

/** Not a folder from which it is committed, or copied into a package, by mistake. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, resolve(path));
  return way === "" || !way.startsWith("..");
}

export function publicFileOf(privateFile: string): string {
  return `${privateFile}.pub`;
}

/** A new pair: the private key for who releases alone, the public one beside it for packages. */
export function makeSigningKey(file: string, repository: string): Result<string, KeyFault> {
  if (isInside(file, repository)) return err("key-in-repository");
  if (existsSync(file) || existsSync(publicFileOf(file))) return err("key-exists");
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  writeFileSync(publicFileOf(file), publicKey.export({ type: "spki", format: "pem" }), { flag: "wx" });
  return ok(publicFileOf(file));
}

export function readSigningKey(file: string, repository: string): Result<KeyObject, KeyFault> {
  if (isInside(file, repository)) return err("key-in-repository");
  try {
    if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) return err("key-open-to-others");
    const key = createPrivateKey(readFileSync(file));
    return key.asymmetricKeyType === "ed25519" ? ok(key) : err("key-unreadable");
  } catch {
    return err("key-unreadable");
  }
}

/** What packages and kiosks know of it, as PEM; null when the file holds no Ed25519 public key. */
export function readPublicKey(file: string): string | null {
  try {
    const text = readFileSync(file, "utf8");
    // A private key would be taken for the public one that it holds, and be given to every kiosk.
    if (text.includes("PRIVATE KEY")) return null;
    const key = createPublicKey(text);
    return key.asymmetricKeyType === "ed25519" ? text : null;
  } catch {
    return null;
  }
}
