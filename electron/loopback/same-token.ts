import { timingSafeEqual } from "node:crypto";

/** In the same time whatever is given. */
export function isSameToken(given: unknown, token: string): boolean {
  if (typeof given !== "string") return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
