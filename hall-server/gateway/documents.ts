import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { documentKind, type TemplatePreview } from "../contract/documents.ts";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import { maySeeDocument } from "../documents/may-see.ts";
import type { DocumentPdfs, PdfFailure } from "../documents/pdfs.ts";
import { documentOfVerifyToken, mayRead } from "../documents/tokens.ts";
import { verifyPage } from "../documents/verify-page.ts";
import type { Hall } from "../hall.ts";
import { pagePolicy } from "./headers.ts";
import type { Entrance } from "./origins.ts";
import { ownAddress } from "./own-address.ts";
import type { RateLimits } from "./rate-limits.ts";
import { readInput } from "./validation.ts";

interface DocumentServices {
  hall: Hall;
  pdfs: DocumentPdfs;
  entrance: Entrance;
  principal: (request: FastifyRequest) => Principal | null;
  limits: RateLimits;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
}

/** A kiosk reads what it issued itself. */
const readers: readonly Role[] = ["clerk", "reviewer", "head", "agent", "manager", "supervisor", "kiosk"];
/** Three bytes for a Chinese character. */
const mostTemplateBytes = 100_000;
const previewRequest = z.strictObject({ kind: documentKind, text: z.string().min(1).max(30_000) });
const readRequest = z.strictObject({
  id: z.string().max(64),
  token: z.string().max(128).optional(),
});

/** `GET /api/documents/<id>`: the PDF; `POST /api/documents/preview/<kind>`: of a template; `GET /verify/<token>`: for whoever holds one. */
export async function serveDocuments(app: FastifyInstance, services: DocumentServices): Promise<void> {
  const { hall, pdfs, refused } = services;

  app.get("/api/documents/:id", async (request, reply) => {
    const read = readInput(readRequest, { ...(request.params as object), ...(request.query as object) });
    if ("code" in read) return refused(reply, read);
    const { id, token } = read.input;
    const hasToken = token !== undefined && mayRead(hall.keys.documents, id, token, hall.clock.now());
    const who = services.principal(request);
    if (!hasToken && !who) return refused(reply, refuse("not-signed-in"));
    if (!hasToken && !(who && readers.includes(who.role))) return refused(reply, refuse("not-allowed"));
    const issued = hall.documents.document(id);
    if (!hasToken && !(who && issued && maySeeDocument(hall, who, issued)))
      return refused(reply, refuse("not-found", { what: "document" }));
    const address = hall.config.phoneAddress ?? ownAddress(request.raw.socket, services.entrance);
    const pdf = await pdfs.pdf(id, address);
    return typeof pdf === "string" ? refused(reply, errorOf(pdf)) : sendPdf(reply, pdf);
  });

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "string", bodyLimit: mostTemplateBytes },
      (_request, body, done) => done(null, body),
    );
    scope.post("/api/documents/preview/:kind", { bodyLimit: mostTemplateBytes }, async (request, reply) => {
      const who = services.principal(request);
      if (!who) return refused(reply, refuse("not-signed-in"));
      if (who.role !== "manager" && who.role !== "head") return refused(reply, refuse("not-allowed"));
      const limited = await services.limits.takeUpload(who.id);
      if (limited) return refused(reply, limited);
      const read = readInput(previewRequest, { ...(request.params as object), text: request.body });
      if ("code" in read) return refused(reply, read);
      const set = await pdfs.preview(read.input.kind, read.input.text);
      if (typeof set === "string") return refused(reply, errorOf(set));
      const preview: TemplatePreview = Buffer.isBuffer(set)
        ? { pdf: set.toString("base64"), problems: [] }
        : { pdf: null, problems: set.problems.slice(0, 100) };
      return preview;
    });
  });

  // Whatever a code was misread as: somebody stands there with a paper in their hand, and reads why.
  app.get("/verify/*", (request, reply) => {
    const { "*": token } = request.params as { "*": string };
    const nonce = randomBytes(16).toString("base64");
    const { status, html } = verifyPage(hall, documentOfVerifyToken(hall.keys.documents, token), nonce);
    return reply
      .code(status)
      .header("content-security-policy", pagePolicy(nonce))
      .type("text/html; charset=utf-8")
      .send(html);
  });
}

function errorOf(failure: PdfFailure): HallError {
  switch (failure) {
    case "not-found":
      return refuse("not-found", { what: "document" });
    case "removed":
      return refuse("not-found", { what: "document", because: "removed" });
    case "busy":
      return refuse("server-busy", { retryAfterMs: 2_000 });
    case "failed":
      return refuse("internal");
  }
}

function sendPdf(reply: FastifyReply, pdf: Buffer): FastifyReply {
  return reply.type("application/pdf").header("content-disposition", "inline").send(pdf);
}
