/** The catalogue over HTTP: what is in force, the files that it publishes, and its workbooks. */
import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { compareCases, emptyCaseList, exportCases } from "../bypass/compare.ts";
import { handbook } from "../catalog/handbook/handbook.ts";
import { CatalogueServer } from "../catalog/served-catalogue.ts";
import { exportCatalogue, readImport } from "../catalog/workbook/workbooks.ts";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { hallDay, id } from "../contract/values.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { mostWorkbookBytes } from "../workbook/read-sheets.ts";
import type { RateLimits } from "./rate-limits.ts";
import { readInput } from "./validation.ts";

interface CatalogueServices {
  hall: Hall;
  /** Kept files by their id. */
  file: (blobId: string) => { content: Buffer; type: string } | null;
  limits: RateLimits;
  principal: (request: FastifyRequest) => Principal | null;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mayExport: readonly Role[] = ["manager", "head", "supervisor"];
const mayImport: readonly Role[] = ["manager"];

const handbookRequest = z.strictObject({ item: id.optional(), domain: id.optional() });
const bypassRequest = z.strictObject({
  domain: id,
  from: hallDay,
  to: hallDay,
  withinDays: z.coerce.number().int().min(0).max(120).default(15),
});

export async function serveCatalogue(app: FastifyInstance, services: CatalogueServices): Promise<void> {
  const { hall, refused } = services;
  const catalogue = new CatalogueServer(hall.config, hall.items);

  app.get("/api/catalog", async (request, reply) => {
    const { body, etag } = await catalogue.served();
    reply.header("etag", etag).header("cache-control", "no-cache");
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(body);
  });

  /** Blank forms and samples of items in force: anybody may have them. */
  app.get<{ Params: { id: string } }>("/api/catalog/files/:id", async (request, reply) => {
    const { fileIds } = await catalogue.served();
    const { id } = request.params;
    const file = fileIds.has(id) ? services.file(id) : null;
    if (!file) return refused(reply, refuse("not-found", { what: "file" }));
    return reply
      .type(file.type)
      .header("cache-control", "public, max-age=600")
      .header("content-disposition", "inline")
      .send(file.content);
  });

  /** 业务通办手册: of one item, of a department, or of all; what is published anyway. */
  app.get("/api/catalog/handbook", async (request, reply) => {
    const read = readInput(handbookRequest, request.query);
    if ("code" in read) return refused(reply, read);
    const { item: itemId, domain } = read.input;
    const { items, config } = hall;
    const inForce = itemId ? [items.at(itemId)] : items.allIds().map((id) => items.inForce(id));
    const shown = inForce.flatMap((one) =>
      one && (domain === undefined || one.item.domain === domain) ? [one] : [],
    );
    if (shown.length === 0) return refused(reply, refuse("not-found", { what: "item" }));
    const domains = new Map(config.catalog.named.domains.map((one) => [one.id, one.name.zh]));
    const queues = new Map(config.queues.map((one) => [one.id, one.name.zh]));
    const units = new Map(
      config.offices.flatMap(({ units: some }) => some.map((one) => [one.id, one.name.zh])),
    );
    const named = (of: Map<string, string>) => (id: string) => of.get(id) ?? id;
    const nonce = randomBytes(16).toString("base64url");
    const [only] = shown;
    const title =
      itemId && only ? only.item.name.zh : domain ? `${named(domains)(domain)}业务通办手册` : "业务通办手册";
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .header(
        "content-security-policy",
        `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
      )
      .send(
        handbook({
          hallName: config.name.zh,
          title,
          day: hall.state.queueing.day,
          items: shown,
          domainName: named(domains),
          queueName: named(queues),
          unitName: named(units),
          nonce,
        }),
      );
  });

  const admit = (roles: readonly Role[]) => async (request: FastifyRequest, reply: FastifyReply) => {
    const who = services.principal(request);
    if (!who) return refused(reply, refuse("not-signed-in"));
    if (!roles.includes(who.role)) return refused(reply, refuse("not-allowed", { what: "catalogue" }));
    const limited = await services.limits.takeUpload(who.id);
    if (limited) return refused(reply, limited);
  };

  app.get<{ Querystring: { empty?: string } }>(
    "/api/catalog/workbook",
    { onRequest: admit(mayExport) },
    async (request, reply) => {
      const made = await exportCatalogue(hall, request.query.empty !== undefined);
      return sendWorkbook(reply, made, "items");
    },
  );

  const sendWorkbook = (reply: FastifyReply, made: Uint8Array | HallError, name: string) =>
    made instanceof Uint8Array
      ? reply
          .type(workbookType)
          .header("cache-control", "no-store")
          .header("content-disposition", `attachment; filename="${name}.xlsx"`)
          .send(Buffer.from(made))
      : refused(reply, made);

  /** Cases that never came through a counter, of one list; `empty` gives the headings to fill in. */
  app.get<{ Params: { id: string } }>(
    "/api/bypass/lists/:id",
    { onRequest: admit(mayExport) },
    async (request, reply) => {
      const { id } = request.params;
      const made = id === "empty" ? await emptyCaseList() : await exportCases(hall, id);
      return sendWorkbook(reply, made, id === "empty" ? "cases" : "bypass");
    },
  );

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: mostWorkbookBytes },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      "/api/bypass/lists",
      { bodyLimit: mostWorkbookBytes, onRequest: admit(mayImport) },
      async (request, reply) => {
        const asked = readInput(bypassRequest, request.query);
        if ("code" in asked) return refused(reply, asked);
        const { domain, from, to, withinDays } = asked.input;
        const isKnown = hall.config.catalog.named.domains.some((one) => one.id === domain);
        if (!isKnown) return refused(reply, refuse("invalid-input", { field: "domain" }));
        if (to < from) return refused(reply, refuse("invalid-input", { field: "to" }));
        if (!Buffer.isBuffer(request.body) || request.body.length === 0)
          return refused(reply, refuse("invalid-input", { field: "body" }));
        const found = await compareCases(hall, request.body, { domain, from, to, withinDays });
        return "code" in found ? refused(reply, found) : found;
      },
    );
    scope.post(
      "/api/catalog/imports",
      { bodyLimit: mostWorkbookBytes, onRequest: admit(mayImport) },
      async (request, reply) => {
        if (!Buffer.isBuffer(request.body) || request.body.length === 0)
          return refused(reply, refuse("invalid-input", { field: "body" }));
        const read = await readImport(hall, request.body);
        return "code" in read ? refused(reply, read) : read;
      },
    );
  });
}
