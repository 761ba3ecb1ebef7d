import { randomBytes } from "node:crypto";
import Fastify from "fastify";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import { type DeviceHost, type HostOptions, startDeviceHost } from "../../drivers/host/device-host.ts";
import type { HostLog } from "../../drivers/host/settings.ts";
import { openHallLink } from "../hall/hall-link.ts";
import { openHallSession } from "../hall/hall-session.ts";
import { type LoopbackConfig, padOf } from "./config.ts";
import { openDeviceSocket } from "./device-socket.ts";
import { openHallRelay } from "./hall-relay.ts";
import { createOriginGuard } from "./origin-guard.ts";
import { servePages } from "./pages.ts";
import { openOutbox } from "./rating/outbox.ts";
import { openRatingDesk, type RatingDesk } from "./rating/rating-desk.ts";

export interface LoopbackServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * For a browser with devices: pages, settings and devices from one origin on 127.0.0.1. Only there is the page in a secure
 * context, so that it may use the camera, and can the devices be kept from every other page in the browser.
 */
export async function startLoopback(
  config: LoopbackConfig,
  pagesFolder: string,
  log: HostLog,
  isolation: HostOptions["isolation"] = "none",
): Promise<LoopbackServer> {
  const { hall, hallToken, dockUrl } = config;
  const deviceHostToken = randomBytes(32).toString("base64url");
  let port = config.port;
  const guard = createOriginGuard(() => port);

  const app = Fastify();
  app.addHook("onRequest", async (request, reply) => {
    if (!guard.isForThisHost(request.headers)) return reply.code(403).send(notAllowed);
  });

  app.get("/shell.json", async (request, reply) => {
    if (!guard.isFromOwnPage(request.headers)) return reply.code(403).send(notAllowed);
    const settings: ShellSettings = {
      hallUrl: hall,
      deviceHostToken,
      ...(config.offline ? { passesOnHall: true } : hallToken === undefined ? {} : { hallToken }),
      ...(dockUrl === undefined ? {} : { dockUrl }),
    };
    return reply.header("cache-control", "no-store").send(settings);
  });

  await servePages(app, pagesFolder, { hall, dock: dockUrl });
  await app.listen({ host: "127.0.0.1", port });
  const address = app.server.address();
  if (address && typeof address === "object") port = address.port;

  const devices = startDeviceHost(config.devices, { log, isolation });
  // Before any page is let in, so that the pad is claimed before any page could.
  const ratingDesk = openDesk(config, devices, log);
  const deviceSocket = openDeviceSocket(app.server, devices, deviceHostToken, guard);
  const reportToken = hallToken ?? config.rating?.padToken;
  const session = reportToken === undefined ? null : openHallSession(hall, reportToken, log);
  const hallLink = session && openHallLink(session, devices, log);
  const hallRelay =
    session && config.offline
      ? openHallRelay(app.server, {
          hall,
          session,
          folder: config.offline.folder,
          token: deviceHostToken,
          guard,
          log,
        })
      : null;

  return {
    url: `http://127.0.0.1:${port}`,
    async stop(): Promise<void> {
      ratingDesk?.close();
      hallLink?.close();
      await hallRelay?.close();
      session?.close();
      await deviceSocket.close();
      await app.close();
      await devices.stop();
    },
  };
}

function openDesk(
  { hall, rating, devices }: LoopbackConfig,
  host: DeviceHost,
  log: HostLog,
): RatingDesk | null {
  const deviceId = padOf(rating?.deviceId, devices);
  if (!rating || deviceId === undefined) return null;
  return openRatingDesk({
    hall,
    padToken: rating.padToken,
    deviceId,
    openMs: rating.openSeconds * 1000,
    devices: host.admit(),
    outbox: openOutbox(rating.outbox, log),
    log,
  });
}

const notAllowed = { error: { code: "not-allowed", params: {} } };
