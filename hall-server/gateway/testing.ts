/** For tests: the gateway of a test hall on a port of its own, whose clock is moved by hand, and clients of it. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import type { StaffRole } from "../contract/roles.ts";
import { allUnitIds } from "../intake/units.ts";
import { Backups } from "../operations/backup/backups.ts";
import type { Log } from "../operations/events.ts";
import { createReadiness, type ReadinessProbe } from "../operations/readiness.ts";
import type { Speech } from "../speech/speech.ts";
import type { TestHall } from "../testing.ts";
import { openReleases } from "../updates/releases.ts";
import type { Certificate } from "./certificate.ts";
import { type Gateway, openGateway } from "./server.ts";

/** The wire has its own tests of sound. */
const silence: Speech = {
  sound: async () => ({ ok: false, reason: "invalid-input" }),
  durationMs: () => 4_000,
  stop: () => {},
};

export function openTestGateway(
  { hall, folder }: TestHall,
  hasRateLimits = false,
  certificate: Certificate | null = null,
  watched: { log?: Log; readiness?: ReadinessProbe; speech?: Speech; pagesFolder?: string } = {},
): Promise<Gateway> {
  const { pagesFolder = join(folder, "no-pages") } = watched;
  const { log = () => {}, speech = silence } = watched;
  const { readiness = createReadiness(hall, folder, pagesFolder) } = watched;
  return openGateway({
    hall,
    speech,
    host: "127.0.0.1",
    port: 0,
    pagesFolder,
    releases: openReleases(join(folder, "releases")),
    dataFolder: folder,
    backups: new Backups({
      dataFolder: folder,
      hallId: hall.config.id,
      copy: (file) => hall.backup(file),
      log,
    }),
    backupsTo: { shelf: `${folder}.backups`, keep: 3 },
    readiness,
    hasRateLimits,
    allowedOrigins: [],
    hostNames: [],
    certificate,
    log,
  });
}

/** Adds a person who cannot sign in with a password, and signs them in. Who works in a back office works for all its units. */
export function signedIn({ hall }: TestHall, user: string, role: StaffRole, hours = 12): string {
  const unitIds = role === "reviewer" || role === "head" ? allUnitIds(hall.config) : [];
  hall.registry.addStaff({
    ...{ staffId: user, staffNumber: user, role, name: "甲某某", passwordHash: "", unitIds },
  });
  return hall.registry.openSession(user, hall.clock.now() + hours * 3_600_000);
}

export async function connectTo(url: string, token?: string): Promise<Socket> {
  const socket = io(url, {
    transports: ["websocket"],
    auth: token ? { token } : {},
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  return socket;
}

export interface Answered {
  ok: boolean;
  value?: Record<string, unknown>;
  error?: { code: string; params: Record<string, unknown> };
}

export function ask(socket: Socket, event: string, input: object = {}): Promise<Answered> {
  const isCommand = !event.startsWith("view:") && !event.endsWith(":list") && !event.endsWith(":get");
  const whole = isCommand ? { commandId: randomUUID(), ...input } : input;
  return socket.timeout(5_000).emitWithAck(event, whole);
}
