import { randomBytes } from "node:crypto";

/** In a page's HTML, where the nonce belongs. */
const noncePlaceholder = "__CSP_NONCE__";

/** What a page may reach besides the server that it came from. */
export interface ReachableOrigins {
  /** None where this server passes on what a page needs of the hall. */
  hall: string | undefined;
  dock: string | undefined;
}

/** A page's HTML with a nonce of its own, and the policy that allows exactly that nonce's styles. */
export function sealPage(html: string, reachable: ReachableOrigins): { html: string; policy: string } {
  const nonce = randomBytes(18).toString("base64");
  return { html: html.replaceAll(noncePlaceholder, nonce), policy: policyOf(reachable, nonce) };
}

/** No `unsafe-*` anywhere. Announcements and images may come from the hall; everything else is of this server. */
export function policyOf({ hall, dock }: ReachableOrigins, nonce?: string): string {
  const also = (...origins: (string | undefined)[]) =>
    origins.map((origin) => (origin === undefined ? "" : ` ${origin}`)).join("");
  const style = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  const directives = [
    "default-src 'self'",
    `connect-src 'self'${also(hall, hall?.replace(/^http/, "ws"), dock)}`,
    `style-src ${style}`,
    `img-src 'self' data: blob:${also(hall)}`,
    `media-src 'self' blob:${also(hall)}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join("; ");
}
