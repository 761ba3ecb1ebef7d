import type { IncomingHttpHeaders } from "node:http";

/**
 * Who may talk to a server on 127.0.0.1. Any page in the browser can send requests there, and a page whose name was
 * re-pointed to 127.0.0.1 (DNS rebinding) even counts as same origin for the browser; the Host header gives it away.
 */
export interface OriginGuard {
  /** The request names this server by one of its own names. */
  isForThisHost(headers: IncomingHttpHeaders): boolean;
  /** And it was sent by a page of this server. */
  isFromOwnPage(headers: IncomingHttpHeaders): boolean;
  /** For a socket's handshake, where browsers always send Origin. */
  hasOwnOrigin(headers: IncomingHttpHeaders): boolean;
}

export function createOriginGuard(port: () => number): OriginGuard {
  const ownHosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const isOwnOrigin = (origin: string) => ownHosts().some((host) => origin === `http://${host}`);
  const isForThisHost = ({ host }: IncomingHttpHeaders) => host !== undefined && ownHosts().includes(host);

  return {
    isForThisHost,
    isFromOwnPage(headers: IncomingHttpHeaders): boolean {
      const { origin } = headers;
      if (!isForThisHost(headers) || headers["sec-fetch-site"] !== "same-origin") return false;
      return origin === undefined || isOwnOrigin(origin);
    },
    hasOwnOrigin(headers: IncomingHttpHeaders): boolean {
      const { origin } = headers;
      return isForThisHost(headers) && origin !== undefined && isOwnOrigin(origin);
    },
  };
}
