/**
 * What every answer tells the browser. Written here and not by a library (@fastify/helmet): its defaults allow inline
 * styles and send plain-HTTP pages of a hall's network to HTTPS, so that each line would be overruled, and answers made
 * before a route is found would still need their own.
 */
import type { Server } from "node:http";
import type { FastifyInstance } from "fastify";

const aYearInSeconds = 31_536_000;

/** Nothing that the hall serves needs these; the pages that use the camera come from a device host. */
const refusedFeatures = [
  "camera",
  "geolocation",
  "display-capture",
  "payment",
  "usb",
  "serial",
  "hid",
  "bluetooth",
  "midi",
];

const always: Record<string, string> = {
  // An answer that is no page is nothing that a browser may draw, run or frame; a page has a policy of its own.
  "content-security-policy":
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  // Pages of a device host read the hall by CORS, which this does not touch.
  "cross-origin-resource-policy": "same-origin",
  // The manager's page records the hall's voice; frames of others get no microphone either.
  "permissions-policy": ["microphone=(self)", ...refusedFeatures.map((feature) => `${feature}=()`)].join(
    ", ",
  ),
  // What may be kept says so itself: the catalogue, sounds, files with a hash in their name.
  "cache-control": "no-store",
};

export function headersOf(isEncrypted: boolean): Record<string, string> {
  if (!isEncrypted) return always;
  // Only this name: others of the same domain may be plain for reasons of their own.
  return { ...always, "strict-transport-security": `max-age=${aYearInSeconds}` };
}

/** What is no socket and asks for one anyway is answered by socket.io, whose answers never come to Fastify's hooks. */
export function guardSocketAnswers(server: Server, path: string, isEncrypted: boolean): void {
  const headers = Object.entries(headersOf(isEncrypted));
  server.prependListener("request", (request, response) => {
    if (!request.url?.startsWith(path)) return;
    for (const [name, value] of headers) response.setHeader(name, value);
  });
}

/** Before anything else: an answer that is refused, not found or failed carries them too. */
export function sendHeaders(app: FastifyInstance, isEncrypted: boolean): void {
  const headers = headersOf(isEncrypted);
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
}

/** A script may be a worker's, whose policy is that of its own file: it reads nothing, and runs what this server has. */
export const scriptPolicy =
  "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Strict in every shell: nothing from elsewhere, nothing inline but styles that carry this answer's nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Pictures and documents are worked on beside the page.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
