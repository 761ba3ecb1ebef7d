import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { pagePolicy, scriptPolicy } from "./headers.ts";

/** Serves the built pages, each at `/<name>/`. The server runs without them; then it says how to build them. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const pages = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(join(folder, name, "index.html")))
    : [];
  if (pages.length === 0) {
    app.get("/", (_request, reply) =>
      reply
        .type("text/plain; charset=utf-8")
        .send("页面还没有构建，请运行 npm run build。\nThe pages are not built: npm run build.\n"),
    );
    return;
  }
  // A page that a device host serves is told there about its devices; here there are none.
  app.get("/shell.json", (_request, reply) => reply.code(204).send());
  for (const name of pages) {
    app.get(`/${name}/`, (_request, reply) => {
      const nonce = randomBytes(16).toString("base64");
      const html = readFileSync(join(folder, name, "index.html"), "utf8").replaceAll("__CSP_NONCE__", nonce);
      return reply
        .header("content-security-policy", pagePolicy(nonce))
        .type("text/html; charset=utf-8")
        .send(html);
    });
    app.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`));
  }
  app.get("/", (_request, reply) =>
    reply.redirect(pages.includes("manager") ? "/manager/" : `/${pages[0]}/`),
  );
  await app.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    setHeaders: (response, path) => {
      if (/\.m?js$/.test(path)) response.header("content-security-policy", scriptPolicy);
    },
  });
}
