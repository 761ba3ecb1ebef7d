import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { randomFrom } from "./random.ts";

/** The keys of a hall, each derived from the master key for one purpose. Key objects: bytes are unpacked at each use. */
export interface HallKeys {
  vault: KeyObject;
  persons: KeyObject;
  lookup: KeyObject;
  tickets: KeyObject;
  answers: KeyObject;
  tokens: KeyObject;
  files: KeyObject;
  pairing: KeyObject;
  pickup: KeyObject;
  progress: KeyObject;
  drafts: KeyObject;
  documents: KeyObject;
}

export function deriveKeys(master: Buffer): HallKeys {
  const derive = (purpose: string) =>
    createSecretKey(new Uint8Array(hkdfSync("sha256", master, Buffer.alloc(0), `yichuang ${purpose}`, 32)));
  return {
    vault: derive("vault"),
    persons: derive("persons"),
    lookup: derive("lookup"),
    tickets: derive("tickets"),
    answers: derive("answers"),
    tokens: derive("tokens"),
    files: derive("files"),
    pairing: derive("pairing"),
    pickup: derive("pickup"),
    progress: derive("progress"),
    drafts: derive("drafts"),
    documents: derive("documents"),
  };
}

/**
 * AES-256-GCM:  nonce (12 bytes) | tag (16 bytes) | ciphertext. `about` is authenticated with it, so that a value
 * cannot be moved to another row.
 */
export function seal(key: KeyObject, about: string, plain: Buffer): Buffer {
  const nonce = randomFrom(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(about));
  // In this mode all is given out at once: `final` has nothing left and makes the tag.
  const sealed = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the key is wrong or a bit was changed. */
export function unseal(key: KeyObject, about: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
