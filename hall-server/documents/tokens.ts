/** What opens a document without sign-in: its page for verifying, for ever; its PDF, for an hour. Computed, never stored. */
import { type KeyObject, timingSafeEqual } from "node:crypto";
import { keyedHash } from "../people/keyed-hash.ts";

const signs = 22;
const readingMs = 3_600_000;

const macOf = (key: KeyObject, text: string) => keyedHash(key, text).toString("base64url").slice(0, signs);

/** For the QR code on paper. */
export function verifyToken(key: KeyObject, documentId: string): string {
  return `${documentId}.${macOf(key, `verify ${documentId}`)}`;
}

export function documentOfVerifyToken(key: KeyObject, token: string): string | null {
  const [documentId = ""] = token.split(".");
  return isSame(verifyToken(key, documentId), token) ? documentId : null;
}

/** For a kiosk's printer or a phone: `now` in hall time, milliseconds since the epoch. */
export function readingToken(key: KeyObject, documentId: string, now: number): string {
  return readingTokenUntil(key, documentId, Math.ceil((now + readingMs) / 1_000).toString(36));
}

export function mayRead(key: KeyObject, documentId: string, token: string, now: number): boolean {
  const [, until = ""] = token.split(".");
  const isInTime = Number.parseInt(until, 36) * 1_000 > now;
  return isSame(readingTokenUntil(key, documentId, until), token) && isInTime;
}

function readingTokenUntil(key: KeyObject, documentId: string, until: string): string {
  return `${documentId}.${until}.${macOf(key, `read ${documentId} ${until}`)}`;
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
