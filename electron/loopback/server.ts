import { randomBytes } from "node:crypto";
import Fastify from "fastify";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import { type HostOptions, startDeviceHost } from "../../drivers/host/device-host.ts";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { LoopbackConfig } from "./config.ts";
import { openDeviceSocket } from "./device-socket.ts";
import { openHallLink } from "./hall-link.ts";
import { createOriginGuard } from "./origin-guard.ts";
import { servePages } from "./pages.ts";

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
      ...(hallToken === undefined ? {} : { hallToken }),
      ...(dockUrl === undefined ? {} : { dockUrl }),
    };
    return reply.header("cache-control", "no-store").send(settings);
  });

  await servePages(app, pagesFolder, { hall, dock: dockUrl });
  await app.listen({ host: "127.0.0.1", port });
  const address = app.server.address();
  if (address && typeof address === "object") port = address.port;

  const devices = startDeviceHost(config.devices, { log, isolation });
  const deviceSocket = openDeviceSocket(app.server, devices, deviceHostToken, guard);
  const hallLink = hallToken === undefined ? null : openHallLink(hall, hallToken, devices, log);

  return {
    url: `http://127.0.0.1:${port}`,
    async stop(): Promise<void> {
      hallLink?.close();
      await deviceSocket.close();
      await app.close();
      await devices.stop();
    },
  };
}

const notAllowed = { error: { code: "not-allowed", params: {} } };
