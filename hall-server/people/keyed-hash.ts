import { hash, type KeyObject } from "node:crypto";

const blockBytes = 64;
const hashBytes = 32;

interface Padded {
  inner: Buffer;
  outer: Buffer;
}

const padded = new WeakMap<KeyObject, Padded>();

/**
 * HMAC-SHA256 (RFC 2104), 32 bytes. Put together from two hashes of one call each: Node's own makes an object for every value,
 * which takes three times as long and has to be collected.
 */
export function keyedHash(key: KeyObject, value: string): Buffer {
  const { inner, outer } = padsOf(key);
  const message = Buffer.allocUnsafe(blockBytes + Buffer.byteLength(value));
  inner.copy(message);
  message.write(value, blockBytes);
  outer.write(hash("sha256", message, "binary"), blockBytes, "binary");
  return Buffer.from(hash("sha256", outer, "binary"), "binary");
}

function padsOf(key: KeyObject): Padded {
  const known = padded.get(key);
  if (known) return known;
  const bytes = key.export();
  if (bytes.length > blockBytes)
    throw new Error(`a key of ${bytes.length} bytes would have to be hashed first`);
  const pads = { inner: Buffer.alloc(blockBytes, 0x36), outer: Buffer.alloc(blockBytes + hashBytes, 0x5c) };
  for (const [at, byte] of bytes.entries()) {
    pads.inner[at] = byte ^ 0x36;
    pads.outer[at] = byte ^ 0x5c;
  }
  padded.set(key, pads);
  return pads;
}
