import type { Socket } from "node:net";
import { refuse } from "../deciding.ts";

const reasons: Partial<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

/** Bytes that are no HTTP, or that stopped half-way: the answer has the form and the headers of every other, and the connection ends. */
export function refuseBrokenHttp(
  error: Error & { code?: string },
  socket: Socket,
  headers: Record<string, string>,
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const [status, phrase] = reasons[error.code ?? ""] ?? [400, "Bad Request"];
  const body = JSON.stringify({ ok: false, error: refuse("invalid-input", { field: "request" }) });
  socket.end(
    [
      `HTTP/1.1 ${status} ${phrase}`,
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "",
      body,
    ].join("\r\n"),
  );
  socket.destroySoon();
}
