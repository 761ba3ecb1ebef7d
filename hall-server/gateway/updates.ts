import { createReadStream } from "node:fs";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { HallError } from "../contract/errors.ts";
import { deviceRoles } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { ReleasedFile, Releases } from "../updates/releases.ts";

interface UpdateServices {
  releases: Releases;
  principal: (request: FastifyRequest) => Principal | null;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
}

/** Releases of the shell, for the places that are paired with this hall; interrupted downloads go on where they stopped. */
export async function serveUpdates(
  app: FastifyInstance,
  { releases, principal, refused }: UpdateServices,
): Promise<void> {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const who = principal(request);
    if (!who) return refused(reply, refuse("not-signed-in"));
    if (!deviceRoles.some((role) => role === who.role))
      return refused(reply, refuse("not-allowed", { what: "update" }));
  };
  const answer = (request: FastifyRequest, reply: FastifyReply, file: ReleasedFile | null) =>
    file ? send(request, reply, file) : refused(reply, refuse("not-found", { what: "update" }));

  app.get<{ Params: { target: string } }>(
    "/api/updates/:target/manifest.json",
    { onRequest },
    (request, reply) => answer(request, reply, releases.manifest(request.params.target)),
  );
  app.get<{ Params: { target: string; sha512: string } }>(
    "/api/updates/:target/files/:sha512",
    { onRequest },
    (request, reply) => answer(request, reply, releases.file(request.params.target, request.params.sha512)),
  );
}

/** From a byte on, or all. A file under its hash never changes, so that a part that came earlier fits the rest. */
function send(request: FastifyRequest, reply: FastifyReply, { path, bytes }: ReleasedFile): FastifyReply {
  reply.type("application/octet-stream").header("accept-ranges", "bytes");
  const from = firstByte(request.headers.range);
  if (from === null) return reply.header("content-length", bytes).send(createReadStream(path));
  if (from >= bytes) return reply.code(416).header("content-range", `bytes */${bytes}`).send();
  return reply
    .code(206)
    .header("content-range", `bytes ${from}-${bytes - 1}/${bytes}`)
    .header("content-length", bytes - from)
    .send(createReadStream(path, { start: from }));
}

/** Other forms of a range may be answered with all (RFC 9110, 14.2). */
function firstByte(range: string | undefined): number | null {
  const [, digits] = /^bytes=(\d{1,15})-$/.exec(range ?? "") ?? [];
  return digits === undefined ? null : Number(digits);
}
