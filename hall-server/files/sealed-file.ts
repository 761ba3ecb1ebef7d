/**
 * A file as it lies on the disk: AES-256-GCM,
 *
 *   nonce (12 bytes) | tag (16 bytes) | ciphertext
 *
 * It is sealed while it comes in, when nobody knows yet how it will be addressed. What binds the content to its address is
 * the address itself: the keyed hash of the content, looked at whenever the file is opened.
 */
import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from "node:crypto";
import { randomFrom } from "../people/random.ts";

export const headBytes = 28;
const about = Buffer.from("yichuang file");

export interface Sealing {
  /** Of the next piece of content; its ciphertext. */
  seal(piece: Buffer): Buffer;
  /** After the last one: what stands at the beginning of the file, and the content's address. */
  finish(): { head: Buffer; blobId: string };
}

export function beginSealing(key: KeyObject): Sealing {
  const nonce = randomFrom(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(about);
  const address = createHmac("sha256", key);
  return {
    seal(piece) {
      address.update(piece);
      return cipher.update(piece);
    },
    finish() {
      cipher.final();
      return { head: Buffer.concat([nonce, cipher.getAuthTag()]), blobId: address.digest("hex") };
    },
  };
}

/** Null where the key is another, a bit was changed, or it is the content of another address. */
export function openSealed(key: KeyObject, blobId: string | null, sealed: Buffer): Buffer | null {
  if (sealed.length < headBytes) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    decipher.setAAD(about);
    decipher.setAuthTag(sealed.subarray(12, headBytes));
    const content = Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
    return blobId === null || addressOf(key, content) === blobId ? content : null;
  } catch {
    return null;
  }
}

export function addressOf(key: KeyObject, content: Buffer): string {
  return createHmac("sha256", key).update(content).digest("hex");
}
