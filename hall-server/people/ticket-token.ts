import { type KeyObject, timingSafeEqual } from "node:crypto";
import { keyedHash } from "./keyed-hash.ts";

/** A ticket's token is its id with an HMAC under a key of the hall: computed, never stored. */
export function ticketToken(key: KeyObject, ticketId: string): string {
  return `${ticketId}.${keyedHash(key, ticketId).toString("base64url").slice(0, 22)}`;
}

/** Tokens that were found good, newest last: a phone's page asks with the same one at every change. */
const good = new WeakMap<KeyObject, Map<string, string>>();
const mostRemembered = 2_000;

/** The ticket's id, or null when the token was not made by this hall. */
export function ticketOfToken(key: KeyObject, token: string): string | null {
  const remembered = good.get(key) ?? new Map<string, string>();
  const known = remembered.get(token);
  if (known !== undefined) return known;
  const ticketId = checked(key, token);
  if (ticketId === null) return null;
  if (remembered.size >= mostRemembered) remembered.clear();
  good.set(key, remembered.set(token, ticketId));
  return ticketId;
}

function checked(key: KeyObject, token: string): string | null {
  const dot = token.indexOf(".");
  if (dot <= 0) return null;
  const ticketId = token.slice(0, dot);
  const expected = Buffer.from(ticketToken(key, ticketId));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given) ? ticketId : null;
}
