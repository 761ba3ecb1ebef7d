/** Real encryption (AES-256-GCM); its key lies in a file beside, where Electron would ask the desktop's keyring. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "../app/app.ts";
import { settings } from "../settings.ts";
import { strict } from "../strict.ts";

/** So that what another key or another program made is told apart. */
const mark = Buffer.from("v11");
const [nonceBytes, tagBytes, keyBytes] = [12, 16, 32];

const isAvailable = () => app.isReady() && settings.safeStorage !== "unavailable";

function key(): Buffer {
  if (!isAvailable()) throw new Error("Error while using safeStorage: Encryption is not available.");
  const folder = app.getPath("userData");
  const file = join(folder, "stand-in.key");
  try {
    return readFileSync(file);
  } catch {
    const made = randomBytes(keyBytes);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made, { mode: 0o600 });
    return made;
  }
}

export const safeStorage = strict("safeStorage", {
  isEncryptionAvailable: isAvailable,
  getSelectedStorageBackend: () =>
    settings.safeStorage === "unavailable" ? "unknown" : settings.safeStorage,
  encryptString(text: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", key(), nonce);
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([mark, nonce, cipher.getAuthTag(), body]);
  },
  decryptString(sealed: Buffer): string {
    const parts = sealed.subarray(mark.length);
    try {
      if (!sealed.subarray(0, mark.length).equals(mark)) throw new Error("not made here");
      const decipher = createDecipheriv("aes-256-gcm", key(), parts.subarray(0, nonceBytes));
      decipher.setAuthTag(parts.subarray(nonceBytes, nonceBytes + tagBytes));
      const body = parts.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    } catch {
      throw new Error("Error while decrypting the ciphertext provided to safeStorage.decryptString.");
    }
  },
});
