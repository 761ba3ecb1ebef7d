import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Opens and closes what the book keeps of people and tokens: AES-256-GCM, bound to the row that it belongs to. */
export interface SealedValues {
  close(value: string, row: string): Buffer;
  /** null: damaged, of another row, or closed under another key. */
  open(sealed: Buffer, row: string): string | null;
  /** The same for the same value, and no way back: for recognising without keeping. */
  mark(value: string): string;
}

export function openSealedValues(key: Buffer): SealedValues {
  const derived = (use: string) => Buffer.from(hkdfSync("sha256", key, "", `yichuang book ${use}`, keyBytes));
  const [cipherKey, markKey] = [derived("values"), derived("marks")];
  return {
    close(value, row) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce).setAAD(Buffer.from(row));
      const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, row) {
      try {
        const decipher = createDecipheriv("aes-256-gcm", cipherKey, sealed.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(row)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
        const body = decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, "utf8");
        return body + decipher.final("utf8");
      } catch {
        return null;
      }
    },
    mark: (value) => createHmac("sha256", markKey).update(value).digest("base64url"),
  };
}
