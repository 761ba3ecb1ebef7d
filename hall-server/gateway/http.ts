import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { describeHall } from "../catalog/describe.ts";
import type { HallError } from "../contract/errors.ts";
import { refuse } from "../deciding.ts";
import type { DocumentPdfs } from "../documents/pdfs.ts";
import type { Hall } from "../hall.ts";
import { isDiskError } from "../journal/disk-error.ts";
import type { FinishedBackup } from "../operations/backup/finish.ts";
import { describeError } from "../operations/describe-error.ts";
import type { Log } from "../operations/events.ts";
import { type Outcome, say } from "../operations/problem.ts";
import type { ReadinessProbe } from "../operations/readiness.ts";
import type { Speech } from "../speech/speech.ts";
import type { Releases } from "../updates/releases.ts";
import { serveBlobs } from "./blobs.ts";
import { serveCatalogue } from "./catalogue.ts";
import { serveDocuments } from "./documents.ts";
import { answerRefusal } from "./for-people.ts";
import { sendHeaders } from "./headers.ts";
import type { Metrics } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { type Entrance, turnAway } from "./origins.ts";
import { bearer, principalOf } from "./principals.ts";
import type { RateLimits } from "./rate-limits.ts";
import { serveReports } from "./reports.ts";
import { serveSignIn } from "./sign-in.ts";
import { serveUpdates } from "./updates.ts";
import { readInput } from "./validation.ts";

export interface HttpServices {
  hall: Hall;
  limits: RateLimits;
  releases: Releases;
  documents: DocumentPdfs;
  speech: Speech;
  metrics: Metrics;
  entrance: Entrance;
  readiness: ReadinessProbe;
  log: Log;
  backup: () => Promise<Outcome<FinishedBackup>>;
  /** Ends the sockets that were opened with a token. */
  disconnect: (token: string) => void;
}

const statusOf: Partial<Record<HallError["code"], number>> = {
  "invalid-input": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  "rate-limited": 429,
  "server-busy": 503,
  "storage-failed": 503,
};

/** The HTTP side of the wire: sign-in, pairing, what stands still during a day, sounds, and how the server is. */
export async function serveHttp(app: FastifyInstance, services: HttpServices): Promise<void> {
  const { hall, limits } = services;
  const principal = (request: FastifyRequest) => {
    const token = bearer(request);
    return token ? principalOf(hall, token) : null;
  };

  sendHeaders(app, services.entrance.isEncrypted);
  app.addHook("onRequest", async (request, reply) => {
    const turned = turnAway(request.headers, services.entrance);
    if (turned === "host" && request.headers.accept?.includes("text/html")) return sayUnknownName(reply);
    if (turned) return refused(reply, refuse("not-allowed", { what: turned }));
    const { origin } = request.headers;
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
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (isDiskError(error)) {
      if (!hall.storage.isFailing) hall.storage.failed(error);
      return refused(reply, refuse("storage-failed"));
    }
    const isTheirs = (error.statusCode ?? 500) < 500;
    if (!isTheirs)
      services.log("request-failed", { name: request.routeOptions.url ?? "none", ...describeError(error) });
    return refused(reply, refuse(isTheirs ? "invalid-input" : "internal", isTheirs ? { field: "body" } : {}));
  });

  await serveSignIn(app, { hall, limits: limits.attempts, disconnect: services.disconnect, refused });

  /** A verified backup of the running hall, beside the data folder; the key is not in it. */
  app.post("/api/backups", async (request, reply) => {
    const who = principal(request);
    if (!who) return refused(reply, refuse("not-signed-in"));
    if (who.role !== "manager") return refused(reply, refuse("not-allowed"));
    const made = await services.backup();
    if (!made.ok) {
      const { code } = made.problem;
      if (code === "backup-is-being-made") return refused(reply, refuse("server-busy", { what: "backup" }));
      return refused(reply, refuse("storage-failed", { because: code, ...say(made.problem) }));
    }
    const { folder, manifest } = made.value;
    return { backup: basename(folder), position: manifest.position, madeAt: manifest.madeAt };
  });

  await serveBlobs(app, {
    files: hall.files,
    limits,
    refused,
    principal,
    failed: (error) => hall.storage.failed(error),
  });
  await serveDocuments(app, {
    hall,
    pdfs: services.documents,
    limits,
    entrance: services.entrance,
    principal,
    refused,
  });
  await serveUpdates(app, { releases: services.releases, principal, refused });

  await serveReports(app, { hall, principal, refused });

  const description = once(() => withTag(describeHall(hall.config)));
  app.get("/api/hall", (request, reply) => sendTagged(request, reply, description()));
  await serveCatalogue(app, {
    hall,
    file: (blobId) => (hall.files.store.has(blobId) ? hall.files.store.get(blobId) : null),
    limits,
    principal,
    refused,
  });

  app.get("/api/speech/:id", async (request, reply) => {
    const read = readInput(speechRequest, { ...(request.params as object), ...(request.query as object) });
    if ("code" in read) return refused(reply, read);
    const { id, lang } = read.input;
    const call = [...hall.state.calling.announcements.values()].flat().find((one) => one.id === id);
    const place = hall.config.counters.find((counter) => counter.id === call?.counterId);
    if (!call || !place) return refused(reply, refuse("not-found", { what: "announcement" }));
    const { number, repeats, durationMs: promisedMs } = call;
    const rendered = await services.speech.sound({
      number,
      counterName: place.name[lang],
      language: lang,
      repeats,
      promisedMs,
    });
    if (!rendered.ok) return refused(reply, refuse("not-found", { what: "sound", because: rendered.reason }));
    return reply.type("audio/wav").header("cache-control", "private, max-age=600").send(rendered.wav);
  });

  const document = once(() => openApi(hall.config.name.en));
  app.get("/api/openapi.json", () => document());
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", (_request, reply) => {
    const readiness = services.readiness.ask();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get("/metrics", async (_request, reply) => {
    reply.type("text/plain; version=0.0.4; charset=utf-8");
    return services.metrics.text();
  });
}

const speechRequest = z.strictObject({ id: z.string().max(64), lang: z.enum(["zh", "en"]).default("zh") });

function sayUnknownName(reply: FastifyReply): FastifyReply {
  return reply
    .code(403)
    .type("text/plain; charset=utf-8")
    .send(
      "大厅服务不认识这个名称：请管理员在启动参数中加上 --host-name。\nThe hall does not go by this name: its administrator adds it with --host-name.\n",
    );
}

function refused(reply: FastifyReply, error: HallError): FastifyReply {
  const { retryAfterMs } = error.params;
  if (typeof retryAfterMs === "number") reply.header("retry-after", Math.ceil(retryAfterMs / 1_000));
  return answerRefusal(reply, statusOf[error.code] ?? 409, error);
}

interface Tagged {
  body: string;
  etag: string;
}

/** Made when it is asked for first: a start has no time for it. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
