import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { err, ok, type Result } from "../result.ts";
import { type ConnectFault, connect } from "./connect.ts";
import { encodeMessage } from "./encode.ts";
import { decodeMessage, type IppMessage } from "./frame.ts";
import type { PrinterAddress } from "./types.ts";

/**
 * Why a question has no answer. After `unreachable` and `untrusted` the printer has certainly heard nothing; `refused`: HTTP
 * itself says no; after the others the printer may have heard all of it.
 */
export type AskFault = ConnectFault | "refused" | "line-lost" | "no-answer" | "garbage";

export interface Question {
  message: IppMessage;
  document?: Uint8Array;
  /** From the open line to the whole answer. */
  timeoutMs: number;
}

export type Ask = (question: Question) => Promise<Result<IppMessage, AskFault>>;

/** A printer's full description is some 50 kB. */
const longestAnswer = 1024 * 1024;

/** One question, one connection: many printers close it after an answer anyway, and a stale one could not be told from a lost answer. */
export function createAsk(address: PrinterAddress, connectMs: number, pinnedCertificate?: string): Ask {
  return async (question) => {
    const connected = await connect(address, connectMs, pinnedCertificate);
    if (!connected.ok) return connected;
    const socket = connected.value;
    try {
      return await exchange(socket, address, question);
    } finally {
      socket.destroy();
    }
  };
}

function exchange(
  socket: Socket,
  address: PrinterAddress,
  { message, document, timeoutMs }: Question,
): Promise<Result<IppMessage, AskFault>> {
  const head = encodeMessage(message);
  const length = head.length + (document?.length ?? 0);
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(err("no-answer")), timeoutMs);
    const request: ClientRequest = httpRequest({
      method: "POST",
      path: address.path,
      createConnection: () => socket,
      headers: {
        host: address.reach === "network" ? `${hostOf(address.host)}:${address.port}` : "localhost",
        "content-type": "application/ipp",
        "content-length": length,
        connection: "close",
      },
    });

    function settle(result: Result<IppMessage, AskFault>): void {
      clearTimeout(timer);
      resolve(result);
      // Its late errors are nobody's any more.
      request.on("error", () => {});
      request.destroy();
    }

    request.on("error", (error: NodeJS.ErrnoException) => {
      settle(err(error.code?.startsWith("HPE_") ? "garbage" : "line-lost"));
    });
    request.on("response", (response) => {
      collect(response).then((bytes) => settle(bytes.ok ? read(response, bytes.value, message) : bytes));
    });
    request.write(head);
    if (document) request.write(document);
    request.end();
  });
}

function collect(response: IncomingMessage): Promise<Result<Buffer, AskFault>> {
  const pieces: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    response.on("data", (piece: Buffer) => {
      length += piece.length;
      if (length > longestAnswer) {
        pieces.length = 0;
        response.destroy();
        resolve(err("garbage"));
        return;
      }
      pieces.push(piece);
    });
    response.on("end", () => resolve(ok(Buffer.concat(pieces))));
    response.on("error", () => resolve(err("line-lost")));
    response.on("close", () => resolve(err("line-lost")));
  });
}

function read(response: IncomingMessage, body: Buffer, asked: IppMessage): Result<IppMessage, AskFault> {
  if (response.statusCode !== 200) return err("refused");
  const decoded = decodeMessage(body);
  if (!decoded.ok || decoded.value.message.requestId !== asked.requestId) return err("garbage");
  return ok(decoded.value.message);
}

function hostOf(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
