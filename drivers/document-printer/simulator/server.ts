import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createEncryptedServer } from "node:https";
import { noise } from "../../simulated-device.ts";
import { delay } from "../../wait.ts";
import { operations } from "../commands.ts";
import { encodeMessage } from "../encode.ts";
import { decodeMessage, type IppMessage } from "../frame.ts";
import { noTrouble, type WireTrouble } from "./troubles.ts";

export interface IppServer {
  readonly port: number;
  readonly isListening: boolean;
  trouble: WireTrouble;
  /** Names of the operations that came in, oldest first. */
  readonly heard: readonly string[];
  start(): Promise<void>;
  /** Connections break at once, as when the power goes. */
  stop(): Promise<void>;
}

export type AnswerQuestion = (message: IppMessage, document: Buffer) => Promise<IppMessage>;

const ippPath = "/ipp/print";

/** IPP on loopback, over HTTP or HTTPS, with everything that can go wrong on the way. */
export function createIppServer(answer: AnswerQuestion, identity?: { key: string; cert: string }): IppServer {
  let server: Server | undefined;
  let port = 0;
  const heard: string[] = [];
  const state = { trouble: noTrouble };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { trouble } = state;
    const pieces: Buffer[] = [];
    let isBroken = false;
    request.on("data", (piece: Buffer) => {
      pieces.push(piece);
      if (trouble.trouble !== "breaks" || trouble.when === "before-answer") return;
      const decoded = decodeMessage(Buffer.concat(pieces));
      if (!decoded.ok || nameOf(decoded.value.message.code) !== trouble.at) return;
      const hasDocument = Buffer.concat(pieces).length > decoded.value.documentAt;
      if (trouble.when === "in-document" && !hasDocument) return;
      isBroken = true;
      state.trouble = noTrouble;
      request.socket.destroy();
    });
    await once(request, "end");
    if (isBroken) return;
    const body = Buffer.concat(pieces);
    const decoded = decodeMessage(body);
    if (request.method !== "POST" || request.url !== ippPath || !decoded.ok) {
      response.writeHead(request.url === ippPath ? 400 : 404).end();
      return;
    }
    const { message, documentAt } = decoded.value;
    heard.push(nameOf(message.code));
    const answered = encodeMessage(await answer(message, body.subarray(documentAt)));
    await sendWith(trouble, nameOf(message.code), answered, response);
  }

  async function sendWith(
    trouble: WireTrouble,
    operation: string,
    answered: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    switch (trouble.trouble) {
      case "silent":
        return;
      case "no-http":
        response.socket?.end(noise(64));
        return;
      case "http":
        response.writeHead(trouble.status).end();
        return;
      case "garbage":
        send(response, Buffer.from(noise(answered.length)));
        return;
      case "endless":
        response.writeHead(200, { "content-type": "application/ipp" });
        response.write(answered.subarray(0, 9));
        while (response.writable && !response.destroyed) {
          response.write(Buffer.alloc(64 * 1024, "\x44\x00\x01a\x00\x01b", "latin1"));
          await delay(1);
        }
        return;
      case "late":
        await delay(trouble.delayMs);
        send(response, answered);
        return;
      case "pieces":
        response.writeHead(200, { "content-type": "application/ipp" });
        for (let at = 0; at < answered.length && !response.destroyed; at += trouble.bytes) {
          response.write(answered.subarray(at, at + trouble.bytes));
          await delay(trouble.pauseMs);
        }
        response.end();
        return;
      case "breaks":
        if (trouble.at === operation) {
          state.trouble = noTrouble;
          response.socket?.destroy();
          return;
        }
        send(response, answered);
        return;
      case "none":
        send(response, answered);
        return;
      default:
        trouble satisfies never;
    }
  }

  return {
    get port() {
      return port;
    },
    get isListening() {
      return server !== undefined;
    },
    get trouble() {
      return state.trouble;
    },
    set trouble(trouble: WireTrouble) {
      state.trouble = trouble;
    },
    heard,
    async start() {
      if (server) return;
      const listener = (request: IncomingMessage, response: ServerResponse) => {
        // A host may go at any time; that is what the simulator is for.
        request.on("error", () => {});
        response.on("error", () => {});
        serve(request, response).catch(() => response.destroy());
      };
      const starting = identity ? createEncryptedServer(identity, listener) : createServer(listener);
      starting.on("clientError", (_error, socket) => socket.destroy());
      starting.listen(port, "127.0.0.1");
      await once(starting, "listening");
      const address = starting.address();
      if (address && typeof address === "object") port = address.port;
      server = starting;
    },
    async stop() {
      const stopping = server;
      server = undefined;
      if (!stopping) return;
      const closed = once(stopping, "close");
      stopping.close();
      stopping.closeAllConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { "content-type": "application/ipp", "content-length": body.length });
  response.end(body);
}

function nameOf(code: number): string {
  return (
    Object.entries(operations).find(([, operation]) => operation.code === code)?.[0] ??
    `0x${code.toString(16)}`
  );
}
