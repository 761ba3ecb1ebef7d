import { createHash, randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { describeCatalog, describeHall } from "../catalog/describe.ts";
import type { HallError } from "../contract/errors.ts";
import { pairRequest, signInRequest } from "../contract/session.ts";
import { refuse } from "../deciding.ts";
import type { BlobStore } from "../files/blob-store.ts";
import type { Hall } from "../hall.ts";
import { demonstrationPassword } from "../people/demonstration.ts";
import { hashPassword, passwordMatches } from "../people/passwords.ts";
import type { Speech } from "../speech/speech.ts";
import { serveBlobs } from "./blobs.ts";
import type { Metrics } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { originAllowed } from "./origins.ts";
import { pairDevice } from "./pairing.ts";
import { principalOf } from "./principals.ts";
import type { RateLimits } from "./rate-limits.ts";
import { readInput } from "./validation.ts";

export interface HttpServices {
  hall: Hall;
  limits: RateLimits;
  blobs: BlobStore;
  speech: Speech;
  metrics: Metrics;
  allowedOrigins: readonly string[];
  backup: () => Promise<{ file: string; position: number }>;
  /** Ends the sockets that were opened with a token. */
  disconnect: (token: string) => void;
}

const statusOf: Partial<Record<HallError["code"], number>> = {
  "invalid-input": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  "rate-limited": 429,
  "storage-failed": 503,
};

/** The HTTP side of the wire: sign-in, pairing, what stands still during a day, sounds, and how the server is. */
export async function serveHttp(app: FastifyInstance, services: HttpServices): Promise<void> {
  const { hall, limits } = services;
  // Compared against when the user is unknown, so that the time of an answer does not tell who exists.
  const nobodysHash = await hashPassword(randomUUID());

  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("referrer-policy", "no-referrer");
    const { origin, host } = request.headers;
    if (!originAllowed(origin, host, services.allowedOrigins))
      return refused(reply, refuse("not-allowed", { what: "origin" }));
    if (origin === undefined) return;
    reply
      .header("access-control-allow-origin", origin)
      .header("access-control-allow-headers", "authorization, content-type")
      .header("access-control-allow-methods", "GET, POST, PUT, DELETE")
      .header("vary", "origin");
    if (request.method === "OPTIONS") return reply.code(204).send();
  });
  app.options("/*", (_request, reply) => reply.code(204).send());
  app.setNotFoundHandler((_request, reply) => refused(reply, refuse("not-found", { what: "page" })));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const isTheirs = (error.statusCode ?? 500) < 500;
    return refused(reply, refuse(isTheirs ? "invalid-input" : "internal", isTheirs ? { field: "body" } : {}));
  });

  app.post("/api/sessions", async (request, reply) => {
    const limited = await limits.takeAttempt(request.ip);
    if (limited) return refused(reply, limited);
    const read = readInput(signInRequest, request.body);
    if ("code" in read) return refused(reply, read);
    const { user, password } = read.input;
    const member = hall.registry.staff(user);
    const matches = await passwordMatches(member?.passwordHash ?? nobodysHash, password);
    const isDemonstrationElsewhere = password === demonstrationPassword && !hall.config.isDemonstration;
    if (!member?.isActive || !matches || isDemonstrationElsewhere) {
      return refused(reply, refuse("not-signed-in", { what: "password" }));
    }
    const expiresAt = hall.clock.now() + hall.config.policy.sessionHours * 3_600_000;
    return {
      token: hall.registry.openSession(member.staffId, expiresAt),
      role: member.role,
      name: member.name,
      staffNumber: member.staffNumber,
      expiresAt: hall.iso(expiresAt),
    };
  });

  app.delete("/api/sessions", async (request, reply) => {
    const token = bearer(request);
    if (!token || !principalOf(hall, token)) return refused(reply, refuse("not-signed-in"));
    // A device has no session to end: only a manager takes its pairing away.
    if (!hall.registry.closeSession(token)) return refused(reply, refuse("not-allowed", { what: "session" }));
    services.disconnect(token);
    return reply.code(204).send();
  });

  app.post("/api/devices/pair", async (request, reply) => {
    const limited = await limits.takeAttempt(request.ip);
    if (limited) return refused(reply, limited);
    const read = readInput(pairRequest, request.body);
    if ("code" in read) return refused(reply, read);
    const paired = pairDevice(hall, read.input.code, read.input.name);
    return paired ?? refused(reply, refuse("not-found", { what: "pairing-code" }));
  });

  /** A consistent copy of the running database, beside the data folder; the key is not in it. */
  app.post("/api/backups", async (request, reply) => {
    const token = bearer(request);
    const principal = token ? principalOf(hall, token) : null;
    if (!principal) return refused(reply, refuse("not-signed-in"));
    if (principal.role !== "manager") return refused(reply, refuse("not-allowed"));
    return services.backup();
  });

  await serveBlobs(app, {
    blobs: services.blobs,
    limits,
    refused,
    principal: (request) => {
      const token = bearer(request);
      return token ? principalOf(hall, token) : null;
    },
  });

  const description = withTag(describeHall(hall.config));
  const catalogue = withTag(describeCatalog(hall.config));
  app.get("/api/hall", (request, reply) => sendTagged(request, reply, description));
  app.get("/api/catalog", (request, reply) => sendTagged(request, reply, catalogue));

  app.get("/api/speech/:id", async (request, reply) => {
    const read = readInput(speechRequest, { ...(request.params as object), ...(request.query as object) });
    if ("code" in read) return refused(reply, read);
    const { id, lang } = read.input;
    const call = [...hall.state.calling.announcements.values()].flat().find((one) => one.id === id);
    const place = hall.config.counters.find((counter) => counter.id === call?.counterId);
    if (!call || !place) return refused(reply, refuse("not-found", { what: "announcement" }));
    const { number, repeats } = call;
    const rendered = await services.speech.sound({
      number,
      counterName: place.name[lang],
      language: lang,
      repeats,
    });
    if (!rendered.ok) return refused(reply, refuse("not-found", { what: "sound", because: rendered.reason }));
    return reply.type("audio/wav").header("cache-control", "private, max-age=600").send(rendered.wav);
  });

  const document = openApi(hall.config.name.en);
  app.get("/api/openapi.json", () => document);
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", (_request, reply) => {
    const isReady = hall.isWritable();
    return reply
      .code(isReady ? 200 : 503)
      .send({ ready: isReady, day: hall.state.queueing.day, position: hall.state.position });
  });
  app.get("/metrics", async (_request, reply) => {
    reply.type("text/plain; version=0.0.4; charset=utf-8");
    return services.metrics.text();
  });
}

const speechRequest = z.strictObject({ id: z.string().max(64), lang: z.enum(["zh", "en"]).default("zh") });

function refused(reply: FastifyReply, error: HallError): FastifyReply {
  return reply.code(statusOf[error.code] ?? 409).send({ ok: false, error });
}

function bearer(request: FastifyRequest): string | null {
  const match = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? "");
  return match?.[1] ?? null;
}

interface Tagged {
  body: string;
  etag: string;
}

function withTag(value: unknown): Tagged {
  const body = JSON.stringify(value);
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}

function sendTagged(request: FastifyRequest, reply: FastifyReply, tagged: Tagged): FastifyReply {
  reply.header("etag", tagged.etag).header("cache-control", "no-cache");
  if (request.headers["if-none-match"] === tagged.etag) return reply.code(304).send();
  return reply.type("application/json; charset=utf-8").send(tagged.body);
}
