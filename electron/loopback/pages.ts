import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { policyOf, type ReachableOrigins, sealPage } from "./content-security.ts";

const firstPage = "/kiosk/";

/**
 * The built pages: `/kiosk/`, `/counter/` … are folders, each with an `index.html`. HTML is never cached and gets a fresh
 * nonce; files under `/assets/` carry a hash in their names and may be kept for ever.
 */
export async function servePages(
  app: FastifyInstance,
  folder: string,
  reachable: ReachableOrigins,
): Promise<void> {
  const strictest = policyOf(reachable);

  app.addHook("onRequest", async (_request, reply) => {
    reply
      .header("content-security-policy", strictest)
      .header("x-content-type-options", "nosniff")
      .header("referrer-policy", "no-referrer")
      .header("cross-origin-opener-policy", "same-origin")
      .header("cross-origin-resource-policy", "same-origin");
  });

  app.get("/", async (_request, reply) => reply.redirect(firstPage));

  app.get<{ Params: { page: string } }>("/:page/", async (request, reply) => {
    const { page } = request.params;
    const html = /^[a-z][a-z0-9-]*$/.test(page) ? await readPage(join(folder, page, "index.html")) : null;
    if (html === null)
      return reply.code(404).type("text/plain").send("No such page. Were the pages built?\n");
    const sealed = sealPage(html, reachable);
    return reply
      .header("content-security-policy", sealed.policy)
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(sealed.html);
  });

  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    redirect: true,
    // A page's HTML must not get out without its nonce.
    allowedPath: (path) => !path.endsWith(".html"),
    setHeaders: (response, path) => {
      const isHashed = path.includes("/assets/");
      response.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
}

async function readPage(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
}
