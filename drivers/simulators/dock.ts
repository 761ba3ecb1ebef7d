import Fastify from "fastify";
import type { BenchDevice } from "./bench.ts";

export interface Dock {
  url: string;
  stop(): Promise<void>;
}

/**
 * The development dock: what a person would do at the devices, over HTTP on loopback. Development pages on any loopback port
 * may use it; a page from elsewhere may not, nor one that found a name which leads to 127.0.0.1.
 *
 *   GET  /devices               [{ deviceId, kind, transport, … state }]
 *   POST /devices/:id/actions   { action, … } → the device's new state
 *   GET  /devices/:id/tickets   [{ ticketId, isCut, lines, qrCodes, svg }]
 */
export async function openDock(devices: readonly BenchDevice[], port: number): Promise<Dock> {
  const app = Fastify();
  const stateOf = (device: BenchDevice) => {
    const { deviceId, kind, transport } = device;
    return { deviceId, kind, transport, ...device.state() };
  };
  const find = (deviceId: string) => devices.find((device) => device.deviceId === deviceId);

  app.addHook("onRequest", async (request, reply) => {
    const { host, origin } = request.headers;
    const isAllowed = isLoopback(`http://${host}`) && (origin === undefined || isLoopback(origin));
    if (!isAllowed) return reply.code(403).send({ error: { code: "not-allowed", params: {} } });
    if (origin) reply.header("access-control-allow-origin", origin).header("vary", "origin");
    if (request.method === "OPTIONS") {
      reply
        .header("access-control-allow-methods", "GET, POST")
        .header("access-control-allow-headers", "content-type");
      return reply.code(204).send();
    }
  });

  app.setErrorHandler((_error, _request, reply) =>
    reply.code(400).send({ error: { code: "invalid-input", params: {} } }),
  );

  app.get("/devices", async () => devices.map(stateOf));

  app.post<{ Params: { id: string } }>("/devices/:id/actions", async (request, reply) => {
    const device = find(request.params.id);
    if (!device) return reply.code(404).send({ error: { code: "not-found", params: {} } });
    const done = await device.act(request.body);
    if (!done.ok) return reply.code(400).send({ error: { code: done.error, params: {} } });
    return stateOf(device);
  });

  app.get<{ Params: { id: string } }>("/devices/:id/tickets", async (request, reply) => {
    const device = find(request.params.id);
    if (!device) return reply.code(404).send({ error: { code: "not-found", params: {} } });
    return device.tickets();
  });

  const url = await app.listen({ host: "127.0.0.1", port });
  return { url, stop: () => app.close() };
}

function isLoopback(origin: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(origin);
}
