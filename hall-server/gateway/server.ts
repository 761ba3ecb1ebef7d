import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { Server } from "socket.io";
import { DocumentPdfs } from "../documents/pdfs.ts";
import type { Hall } from "../hall.ts";
import type { Backups } from "../operations/backup/backups.ts";
import type { Log } from "../operations/events.ts";
import type { ReadinessProbe } from "../operations/readiness.ts";
import { Requests } from "../operations/requests.ts";
import type { Speech } from "../speech/speech.ts";
import type { Releases } from "../updates/releases.ts";
import { viewingOf } from "../viewing.ts";
import { createApp } from "./app.ts";
import type { Certificate } from "./certificate.ts";
import { Feeds } from "./feeds.ts";
import { guardSocketAnswers } from "./headers.ts";
import { serveHttp } from "./http.ts";
import { countHttp } from "./http-requests.ts";
import { createMetrics } from "./metrics.ts";
import { entranceOf, turnAway } from "./origins.ts";
import { servePages } from "./pages.ts";
import { Presence } from "./presence.ts";
import { nobody, principalOf } from "./principals.ts";
import { rateLimits } from "./rate-limits.ts";
import { serveSocket } from "./socket.ts";
import { socketSettings } from "./socket-settings.ts";
import { readyVoice, soundsAhead } from "./sounds.ts";
import { touchedBy } from "./touched.ts";
import { connectionOf, connectionsOf, cutOffIfStuck, isSlow, unsentBytes, watchPings } from "./unsent.ts";

export interface GatewayOptions {
  hall: Hall;
  speech: Speech;
  host: string;
  port: number;
  pagesFolder: string;
  /** Of the shell, for the places of this hall. */
  releases: Releases;
  dataFolder: string;
  backups: Backups;
  /** Where a manager's backups go: beside the data folder, not in it. */
  backupsTo: { shelf: string; keep: number };
  readiness: ReadinessProbe;
  hasRateLimits: boolean;
  allowedOrigins: readonly string[];
  /** Names under which the hall may be asked for, besides its addresses and this machine's name. */
  hostNames: readonly string[];
  /** With one, the hall speaks TLS and nothing else. */
  certificate: Certificate | null;
  log: Log;
}

export interface Gateway {
  url: string;
  /** Another certificate for the connections to come. */
  renew(certificate: Certificate): void;
  stop(): Promise<void>;
}

const lastAnswersMs = 2_000;
const beatMs = 2_000;
const tickMs = 1_000;

/** Opens the hall to its network: HTTP, sockets, pages. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { hall, speech, log, readiness, backups } = options;
  const { app, renew } = createApp(options.certificate);
  const entrance = entranceOf({
    isEncrypted: options.certificate !== null,
    hostNames: options.hostNames,
    allowedOrigins: options.allowedOrigins,
    phoneAddress: hall.config.phoneAddress,
  });
  hall.liveShells.wantedVersion = (platform) => options.releases.version(platform);
  const presence = new Presence();
  const viewing = () => viewingOf(hall, presence.all);
  const limits = rateLimits(options.hasRateLimits);
  const io = new Server(app.server, {
    ...socketSettings,
    allowRequest: (request, done) => done(null, turnAway(request.headers, entrance) === null),
  });
  guardSocketAnswers(app.server, io.path(), entrance.isEncrypted);
  watchPings(io);
  // Encoded once for all who get it; a socket is alone in the room of its id.
  const feeds = new Feeds(hall, viewing, (to, message) =>
    io.to(to.map(({ id }) => id)).emit("view", message),
  );
  const documents = new DocumentPdfs(hall);
  const requests = new Requests();
  const httpRequests = countHttp(app, log);
  const metrics = createMetrics({
    hall,
    dataFolder: options.dataFolder,
    requests,
    httpRequests,
    roles: () => [...io.sockets.sockets.values()].map(({ data }) => data.principal.role),
    feeds,
    unsentBytes: () => connectionsOf(io).reduce((sum, connection) => sum + unsentBytes(connection), 0),
    isReady: () => readiness.ask().ready,
    lastBackupAt: () => backups.lastMadeAt,
  });
  const disconnect = (token: string) => {
    for (const socket of io.sockets.sockets.values())
      if (socket.data.token === token) socket.disconnect(true);
  };
  await serveHttp(app, {
    hall,
    limits,
    releases: options.releases,
    documents,
    speech,
    metrics,
    entrance,
    disconnect,
    readiness,
    log,
    backup: () => backups.make({ ...options.backupsTo, reason: "asked" }),
  });
  await servePages(app, options.pagesFolder);

  io.use((socket, next) => {
    const token: unknown = socket.handshake.auth.token;
    if (token === undefined || token === null || token === "") {
      socket.data.principal = nobody;
      return next();
    }
    const principal = typeof token === "string" ? principalOf(hall, token) : null;
    if (!principal) {
      return next(Object.assign(new Error("not-signed-in"), { data: { code: "not-signed-in", params: {} } }));
    }
    Object.assign(socket.data, { principal, token, expiresAt: hall.registry.sessionEndsAt(token as string) });
    next();
  });
  io.on("connection", (socket) => {
    const { principal } = socket.data;
    const isDevice = principal.id.startsWith("device:");
    const who = { role: principal.role, who: isDevice ? principal.name : principal.staffNumber };
    if (isDevice) presence.arrived(principal.name, hall.clock.now());
    if (principal.role === "screen") readyVoice(hall, speech);
    log("client-connected", who);
    socket.on("disconnect", (why) => {
      if (isDevice) presence.left(principal.name, hall.clock.now());
      log("client-disconnected", { ...who, why });
    });
    serveSocket({ hall, feeds, limits, viewing, requests, log }, socket, principal);
  });
  const prepareSound = soundsAhead(hall, speech);
  hall.listen((facts) => {
    for (const fact of facts) {
      if (fact.name === "device-revoked") disconnectPrincipal(io, `device:${fact.data.deviceId}`);
      if (fact.name === "staff-deactivated" || fact.name === "staff-password-set") {
        disconnectPrincipal(io, `staff:${fact.data.staffId}`);
      }
      if (fact.name === "day-turned") {
        log("day-turned", { day: fact.data.day, expired: fact.data.expired.length });
      }
      if (fact.name === "ticket-called") prepareSound(fact.data.announcement);
    }
    feeds.touch(touchedBy(hall, facts));
  });

  const timers = [
    setInterval(() => beat(io, hall), beatMs),
    setInterval(() => {
      hall.tick();
      for (const connection of connectionsOf(io)) {
        if (cutOffIfStuck(connection)) log("client-cut-off");
      }
      disconnectExpired(io, hall.clock.now());
      void hall.estimates.refreshByTheWay().then(() => feeds.touchAll());
    }, tickMs),
  ];
  await app.listen({ host: options.host, port: options.port });
  return {
    url: urlOf(app, options.host, entrance.isEncrypted),
    renew,
    stop: async () => {
      readiness.stopping();
      for (const timer of timers) clearInterval(timer);
      feeds.stop();
      const connections = connectionsOf(io);
      // A request that is never sent whole, or a client that takes no farewell, keeps no hall from stopping.
      const patience = setTimeout(() => {
        app.server.closeAllConnections();
        for (const { transport } of connections) transport.socket?.terminate();
      }, lastAnswersMs);
      await io.close();
      await app.close();
      await documents.close();
      clearTimeout(patience);
    },
  };
}

function urlOf(app: FastifyInstance, host: string, isEncrypted: boolean): string {
  const { port } = app.server.address() as AddressInfo;
  return `${isEncrypted ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** A client that has not taken what came before hears from the hall by that. */
function beat(io: Server, hall: Hall): void {
  const slow = [...io.sockets.sockets.values()].filter((socket) => isSlow(connectionOf(socket)));
  io.except(slow.map(({ id }) => id)).emit("beat", { now: hall.iso(hall.clock.now()) });
}

function disconnectPrincipal(io: Server, principalId: string): void {
  for (const socket of io.sockets.sockets.values()) {
    if (socket.data.principal.id === principalId) socket.disconnect(true);
  }
}

/** Whoever has a view open after their sign-in ran out would go on seeing the hall. */
function disconnectExpired(io: Server, now: number): void {
  for (const socket of io.sockets.sockets.values()) {
    const { expiresAt } = socket.data as { expiresAt?: number | null };
    if (expiresAt && expiresAt <= now) socket.disconnect(true);
  }
}
