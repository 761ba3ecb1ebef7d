/** The catalogue over HTTP: what is in force, the files that it publishes, and its workbooks. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CatalogueServer } from "../catalog/served-catalogue.ts";
import { exportCatalogue, readImport } from "../catalog/workbook/workbooks.ts";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { mostWorkbookBytes } from "../workbook/read-sheets.ts";
import type { RateLimits } from "./rate-limits.ts";

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
      if (!(made instanceof Uint8Array)) return refused(reply, made);
      return reply
        .type(workbookType)
        .header("cache-control", "no-store")
        .header("content-disposition", 'attachment; filename="items.xlsx"')
        .send(Buffer.from(made));
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
