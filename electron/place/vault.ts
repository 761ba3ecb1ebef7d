import type { SafeStorage } from "electron";
import type { HostLog } from "../../drivers/host/settings.ts";

/** Small secrets, sealed by the operating system for this user of this machine. */
export interface Vault {
  /** False: this system has no place for secrets, and nobody said that plain text will do. */
  readonly isSafe: boolean;
  /** null: not safe. */
  seal(secret: string): Buffer | null;
  /** null: not sealed here, or what sealed it is gone. */
  open(sealed: Buffer): string | null;
}

export type SafeStorageParts = Pick<
  SafeStorage,
  "isEncryptionAvailable" | "getSelectedStorageBackend" | "encryptString" | "decryptString"
>;

/**
 * On a Linux without a keyring Electron would use a key that everybody knows (`basic_text`): that is plain text, and is refused
 * unless the place says that the disk itself is protected.
 */
export function openVault(safeStorage: SafeStorageParts, mayBePlainText: boolean, log: HostLog): Vault {
  const backend = process.platform === "linux" ? safeStorage.getSelectedStorageBackend() : "system";
  const isSealing = safeStorage.isEncryptionAvailable() && backend !== "basic_text" && backend !== "unknown";
  const isSafe = isSealing || mayBePlainText;
  if (!isSealing) log.warn({ backend, mayBePlainText }, "this system has no place for secrets");

  return {
    isSafe,
    seal(secret) {
      if (!isSafe) return null;
      return isSealing ? safeStorage.encryptString(secret) : Buffer.from(plainMark + secret);
    },
    open(sealed) {
      const text = sealed.toString("utf8");
      if (text.startsWith(plainMark)) return mayBePlainText ? text.slice(plainMark.length) : null;
      try {
        return safeStorage.isEncryptionAvailable() ? safeStorage.decryptString(sealed) : null;
      } catch {
        return null;
      }
    },
  };
}

/** So that nobody mistakes it for something sealed. */
const plainMark = "plain:";
