import { createServer, type Server as PlainServer } from "node:http";
import { createServer as createEncryptedServer } from "node:https";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { refuse } from "../deciding.ts";
import { refuseBrokenHttp } from "./broken-http.ts";
import type { Certificate } from "./certificate.ts";
import { answerRefusal } from "./for-people.ts";
import { headersOf } from "./headers.ts";

/** A request's head comes in one piece, or somebody holds connections open on purpose. */
const longestHeadMs = 10_000;
/** Ten megabytes of scans over a slow line. */
const longestRequestMs = 60_000;
/** A page asks again within that time, or opens a new connection. */
const idleMs = 20_000;
/** More than a hall's devices and all its visitors' phones. */
const mostConnections = 10_000;
const largestHeadBytes = 16 * 1024;
const largestBodyBytes = 64 * 1024;
/** A SHA-512 in hex. */
const longestParam = 128;

/** No route has a schema of the framework's: zod validates. Unasked for, its compilers would be loaded at each start. */
const noCompilers = {
  compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema },
};
function noSchema(): never {
  throw new Error("Routes are validated with zod.");
}

interface App {
  app: FastifyInstance;
  /** Connections that are open go on; new ones get the new certificate. */
  renew: (certificate: Certificate) => void;
}

/** The web server of a hall, with its limits, encrypted where there is a certificate. */
export function createApp(certificate: Certificate | null): App {
  let renew: App["renew"] = () => {};
  const headers = headersOf(certificate !== null);
  const app = Fastify({
    bodyLimit: largestBodyBytes,
    routerOptions: { maxParamLength: longestParam },
    schemaController: noCompilers,
    clientErrorHandler: (error, socket) => refuseBrokenHttp(error, socket, headers),
    // An address that cannot be read never gets to the hooks, where the others get their headers.
    frameworkErrors: (_error, _request, reply) => {
      const error = refuse("invalid-input", { field: "address" });
      // Of no route, so of no route's types.
      const bare = reply as unknown as FastifyReply;
      answerRefusal(bare.headers(headers), 400, error);
    },
    serverFactory: (handler) => {
      const settings = {
        headersTimeout: longestHeadMs,
        requestTimeout: longestRequestMs,
        keepAliveTimeout: idleMs,
        maxHeaderSize: largestHeadBytes,
        connectionsCheckingInterval: 2_000,
      };
      if (!certificate) return limited(createServer(settings, handler));
      const server = createEncryptedServer({ ...settings, ...contextOf(certificate) }, handler);
      renew = (next) => server.setSecureContext(contextOf(next));
      // Fastify's types know one kind of server at a time; what it uses of the two is the same.
      return limited(server as PlainServer);
    },
  });
  return { app, renew };
}

function limited(server: PlainServer): PlainServer {
  server.maxConnections = mostConnections;
  return server;
}

function contextOf({ cert, key }: Certificate) {
  return { cert, key, minVersion: "TLSv1.2" } as const;
}
