import { request as plainRequest } from "node:http";
import { request as encryptedRequest } from "node:https";
import type { TLSSocket } from "node:tls";
import { gunzipSync } from "node:zlib";
import { err, ok, type Result } from "../../result.ts";

/**
 * `unreachable`: nobody there, nothing was sent. `untrusted`: somebody else's certificate. `line-lost`: broke off in the
 * middle. `no-answer`: not in time. `too-large`: more than was allowed for; nothing of it is kept.
 */
export type HttpFault = "unreachable" | "untrusted" | "line-lost" | "no-answer" | "too-large";

export interface HttpAnswer {
  status: number;
  location: string | null;
  body: Uint8Array;
}

export interface HttpQuestion {
  method: "GET" | "POST" | "DELETE";
  path: string;
  body?: string;
  /** From the request to the whole answer. */
  timeoutMs: number;
  mostBytes: number;
  signal: AbortSignal;
}

export type AskHttp = (question: HttpQuestion) => Promise<Result<HttpAnswer, HttpFault>>;

/**
 * One question, one connection: a scanner's stale connection could not be told from a lost answer. `pinned`: SHA-256 of the
 * scanner's own certificate, for one that no authority signed, as scanners come from the factory.
 */
export function createAskHttp(origin: URL, pinned: string | undefined): AskHttp {
  const isEncrypted = origin.protocol === "https:";
  const send = isEncrypted ? encryptedRequest : plainRequest;
  return ({ method, path, body, timeoutMs, mostBytes, signal }) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(err("line-lost"));
      let isConnected = false;
      const pieces: Buffer[] = [];
      let length = 0;
      const request = send({
        hostname: origin.hostname.replace(/^\[|\]$/g, ""),
        port: origin.port || (isEncrypted ? 443 : 80),
        method,
        path,
        agent: false,
        ...(isEncrypted && pinned !== undefined ? { rejectUnauthorized: false } : {}),
        headers: {
          host: origin.host,
          connection: "close",
          ...(body === undefined
            ? {}
            : { "content-type": "text/xml", "content-length": Buffer.byteLength(body) }),
        },
      });
      const settle = (result: Result<HttpAnswer, HttpFault>) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        request.destroy();
        resolve(result);
      };
      const timer = setTimeout(() => settle(err(isConnected ? "no-answer" : "unreachable")), timeoutMs);
      const abort = () => settle(err("line-lost"));
      signal.addEventListener("abort", abort);
      request.on("error", (error: NodeJS.ErrnoException) => settle(err(faultOf(error, isConnected))));
      request.on("socket", (socket) => {
        socket.once(isEncrypted ? "secureConnect" : "connect", () => {
          // Only now the request goes out over an encrypted line: a stranger hears nothing.
          if (pinned !== undefined && isEncrypted && !isPinned(socket as TLSSocket, pinned))
            return settle(err("untrusted"));
          isConnected = true;
          request.end(body);
        });
      });
      request.on("response", (response) => {
        response.on("data", (piece: Buffer) => {
          length += piece.length;
          if (length > mostBytes) settle(err("too-large"));
          else pieces.push(piece);
        });
        response.on("error", () => settle(err("line-lost")));
        response.on("end", () => {
          if (!response.complete) return settle(err("line-lost"));
          const whole = unpacked(Buffer.concat(pieces), response.headers["content-encoding"], mostBytes);
          if (!whole) return settle(err("too-large"));
          settle(
            ok({
              status: response.statusCode ?? 0,
              location: response.headers.location ?? null,
              body: whole,
            }),
          );
        });
      });
    });
}

/** Some scanners pack what nobody asked to be packed. null for what would unpack to more than is allowed. */
function unpacked(body: Buffer, encoding: string | undefined, mostBytes: number): Buffer | null {
  if (encoding !== "gzip") return body;
  try {
    return gunzipSync(body, { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}

function isPinned(socket: TLSSocket, pinned: string): boolean {
  const plain = (text: string) => text.replaceAll(":", "").toLowerCase();
  return plain(socket.getPeerX509Certificate()?.fingerprint256 ?? "") === plain(pinned);
}

const strangersCertificate = /CERT|SIGNATURE|ALTNAME/;

function faultOf({ code = "" }: NodeJS.ErrnoException, isConnected: boolean): HttpFault {
  if (strangersCertificate.test(code)) return "untrusted";
  return isConnected ? "line-lost" : "unreachable";
}
