import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import { type BlobStore, mostBlobBytes } from "../files/blob-store.ts";
import type { RateLimits } from "./rate-limits.ts";

interface BlobServices {
  blobs: BlobStore;
  limits: RateLimits;
  principal: (request: FastifyRequest) => Principal | null;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
}

const mayPut: readonly Role[] = ["kiosk", "clerk", "reviewer", "agent", "guide", "manager"];
const mayGet: readonly Role[] = ["clerk", "reviewer", "agent", "manager"];

/** `PUT /api/blobs` takes a scan or an upload; its address is the answer. `GET /api/blobs/<id>` gives it back. */
export async function serveBlobs(app: FastifyInstance, services: BlobServices): Promise<void> {
  /** By the head alone, before a byte of the content is taken in. */
  const admit = (roles: readonly Role[]) => async (request: FastifyRequest, reply: FastifyReply) => {
    const principal = services.principal(request);
    if (!principal) return services.refused(reply, refuse("not-signed-in"));
    if (!roles.includes(principal.role))
      return services.refused(reply, refuse("not-allowed", { what: "blob" }));
    if (request.method !== "PUT") return;
    const limited = await services.limits.takeUpload(principal.id);
    if (limited) return services.refused(reply, limited);
  };

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: mostBlobBytes }, (_request, body, done) =>
      done(null, body),
    );

    scope.put("/api/blobs", { bodyLimit: mostBlobBytes, onRequest: admit(mayPut) }, (request, reply) => {
      if (!Buffer.isBuffer(request.body))
        return services.refused(reply, refuse("invalid-input", { field: "body" }));
      const claimed = (request.headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
      const kept = services.blobs.put(request.body, claimed);
      if (typeof kept === "string") {
        return services.refused(reply, refuse("invalid-input", { field: "body", because: kept }));
      }
      return reply.code(201).send({ ...kept, bytes: request.body.length });
    });

    scope.get("/api/blobs/:id", { onRequest: admit(mayGet) }, (request, reply) => {
      const blob = services.blobs.get((request.params as { id: string }).id);
      if (!blob) return services.refused(reply, refuse("not-found", { what: "blob" }));
      return reply
        .type(blob.type)
        .header("cache-control", "no-store")
        .header("content-disposition", "attachment")
        .send(blob.content);
    });
  });
}
