import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Files } from "../files/files.ts";
import { mostBlobBytes } from "../files/receive.ts";
import { isDiskError } from "../journal/disk-error.ts";
import type { RateLimits } from "./rate-limits.ts";

interface BlobServices {
  files: Files;
  limits: RateLimits;
  principal: (request: FastifyRequest) => Principal | null;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
  /** The disk said no. */
  failed: (error: unknown) => void;
}

const mayPut: readonly Role[] = ["kiosk", "clerk", "reviewer", "head", "agent", "guide", "manager"];
/** Beyond the role: only what they sent themselves, or what belongs to something that they may see. */
const mayGet: readonly Role[] = [...mayPut, "supervisor"];

/**
 * `PUT /api/blobs` takes a scan or an upload; its address is the answer. `GET /api/blobs/<id>` gives it back, `…/thumbnail` a small
 * picture of it. What a principal may not see is not found, as what is not there.
 */
export async function serveBlobs(app: FastifyInstance, services: BlobServices): Promise<void> {
  const { files } = services;
  /** By the head alone, before a byte of the content is taken in. */
  const admit = (roles: readonly Role[]) => async (request: FastifyRequest, reply: FastifyReply) => {
    const principal = services.principal(request);
    if (!principal) return services.refused(reply, refuse("not-signed-in"));
    if (!roles.includes(principal.role))
      return services.refused(reply, refuse("not-allowed", { what: "blob" }));
    if (request.method !== "PUT") return;
    if (Number(request.headers["content-length"]) > mostBlobBytes)
      return services.refused(reply, refuse("invalid-input", { field: "body", because: "too-large" }));
    const limited = await services.limits.takeUpload(principal.id);
    if (limited) return services.refused(reply, limited);
  };
  /** Asked again: what was admitted by its head is still theirs. */
  const who = (request: FastifyRequest): Principal => {
    const principal = services.principal(request);
    if (!principal) throw new Error("admitted without a principal");
    return principal;
  };
  const notFound = (reply: FastifyReply) => services.refused(reply, refuse("not-found", { what: "blob" }));

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // As it comes: nobody gathers it in memory.
    scope.addContentTypeParser("*", (_request, body, done) => done(null, body));

    scope.put("/api/blobs", { onRequest: admit(mayPut) }, async (request, reply) => {
      const claimed = (request.headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
      const principal = who(request);
      try {
        const body = (request.body ?? emptyBody()) as IncomingMessage;
        const kept = await files.receive(body, claimed, principal);
        if ("code" in kept) return services.refused(closing(reply, body), kept);
        return reply.code(201).send(kept);
      } catch (error) {
        if (!isDiskError(error)) throw error;
        services.failed(error);
        return services.refused(reply, refuse("storage-failed"));
      }
    });

    scope.get("/api/blobs/:id", { onRequest: admit(mayGet) }, (request, reply) => {
      const blob = files.read(who(request), (request.params as { id: string }).id);
      return blob ? give(reply, blob.content, blob.type) : notFound(reply);
    });

    scope.get("/api/blobs/:id/thumbnail", { onRequest: admit(mayGet) }, async (request, reply) => {
      const jpeg = await files.thumbnail(who(request), (request.params as { id: string }).id);
      // A PDF has none, and that is nothing wrong: browsers make a fault of every 404.
      if (jpeg === "none") return reply.code(204).send();
      return jpeg ? give(reply, jpeg, "image/jpeg") : notFound(reply);
    });
  });
}

/** A download and nothing else, whatever somebody managed to have kept. */
function give(reply: FastifyReply, content: Buffer, type: string): FastifyReply {
  return reply
    .type(type)
    .header("cache-control", "no-store")
    .header("content-disposition", "attachment")
    .send(content);
}

/** Of what was not read to its end the rest is not waited for. */
function closing(reply: FastifyReply, body: IncomingMessage): FastifyReply {
  return body.readableEnded ? reply : reply.header("connection", "close");
}

async function* emptyBody(): AsyncGenerator<Buffer> {}
