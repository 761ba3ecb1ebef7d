import { type KeyObject, timingSafeEqual } from "node:crypto";
import { keyedHash } from "./keys.ts";

/** A ticket's token is its id with an HMAC under a key of the hall: computed, never stored. */
export function ticketToken(key: KeyObject, ticketId: string): string {
  return `${ticketId}.${keyedHash(key, ticketId).toString("base64url").slice(0, 22)}`;
}

/** The ticket's id, or null when the token was not made by this hall. */
export function ticketOfToken(key: KeyObject, token: string): string | null {
  const dot = token.indexOf(".");
  if (dot <= 0) return null;
  const ticketId = token.slice(0, dot);
  const expected = Buffer.from(ticketToken(key, ticketId));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given) ? ticketId : null;
}
