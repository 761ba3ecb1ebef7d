import Fastify from "fastify";
import { sealShellPages } from "../lock-down/page-headers.ts";
import { createOriginGuard } from "../loopback/origin-guard.ts";
import { servePages } from "../loopback/pages.ts";
import { passOnSounds } from "./sounds.ts";

export interface PagesServer {
  /** Of every page of this shell, e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface PagesParts {
  folder: string;
  hall: string;
  dockUrl: string | null;
  /** Tried first; any free one where it is taken, or 0. */
  port: number;
}

/**
 * The shell's pages, from an address that only this machine has: a secure context (camera), an origin of its own for the
 * policy and for the bridge's handlers to check. There is no socket and no secret here: what a page may do, the bridge does.
 */
export async function startPages({ folder, hall, dockUrl, port }: PagesParts): Promise<PagesServer> {
  let ownPort = port;
  const guard = createOriginGuard(() => ownPort);
  // At the end nobody waits for a page that keeps its connection.
  const app = Fastify({ forceCloseConnections: true });
  app.addHook("onRequest", async (request, reply) => {
    if (!guard.isForThisHost(request.headers)) {
      return reply.code(403).send({ error: { code: "not-allowed", params: {} } });
    }
  });
  sealShellPages(app);
  passOnSounds(app, hall);
  await servePages(app, folder, { hall: undefined, dock: dockUrl ?? undefined });
  await app.listen({ host: "127.0.0.1", port }).catch((error: { code?: unknown }) => {
    if (port === 0 || error.code !== "EADDRINUSE") throw error;
    return app.listen({ host: "127.0.0.1", port: 0 });
  });
  const address = app.server.address();
  if (address && typeof address === "object") ownPort = address.port;
  return { origin: `http://127.0.0.1:${ownPort}`, port: ownPort, stop: () => app.close() };
}
