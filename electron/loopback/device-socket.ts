import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { LoopbackEvents, LoopbackRequests } from "../../drivers/contract/loopback.ts";
import { operationNames, refuse } from "../../drivers/contract/operations.ts";
import type { DeviceHost } from "../../drivers/host/device-host.ts";
import type { OriginGuard } from "./origin-guard.ts";
import { isSameToken } from "./same-token.ts";

/** A ticket with a full-width picture is some 100 kB; a document of many scanned pages some 20 MB. */
const longestMessageBytes = 32_000_000;

/**
 * Offers the devices to the pages of this server, and to nobody else: own Host, own Origin, and the token. Each connection
 * is an owner of its own.
 */
export function openDeviceSocket(
  server: HttpServer,
  devices: DeviceHost,
  token: string,
  guard: OriginGuard,
): { close(): Promise<void> } {
  const io = new Server<LoopbackRequests, LoopbackEvents>(server, {
    path: "/device-host",
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: longestMessageBytes,
    allowRequest: (request, answer) => answer(null, guard.hasOwnOrigin(request.headers)),
  });

  io.use((socket, next) => {
    const given: unknown = socket.handshake.auth.token;
    next(isSameToken(given, token) ? undefined : new Error("not-allowed"));
  });

  io.on("connection", (socket) => {
    const own = devices.admit();
    own.listen((event) => {
      // How a clerk was rated is nothing for the page at this clerk's counter; rating/ hands it in.
      if (event.event !== "rated") socket.emit("device:event", event);
    });
    socket.on("disconnect", () => own.leave());

    // Types end at the wire: a page could send anything.
    socket.on("device:list", async (answer) => {
      if (isCallback(answer)) answer(await own.list());
    });
    socket.on("device:operate", async (deviceId, operation, input, answer) => {
      if (!isCallback(answer) || !operationNames.includes(operation)) return;
      const isNamed = typeof deviceId === "string";
      answer(isNamed ? await own.operate(deviceId, operation, input) : refuse(operation, "bad-input"));
    });
    socket.on("device:claim", async (deviceId, answer) => {
      if (isCallback(answer)) answer(await own.claim(deviceId));
    });
    socket.on("device:release", async (deviceId, answer) => {
      await own.release(deviceId);
      if (isCallback(answer)) answer();
    });
    socket.on("device:history", async (deviceId, answer) => {
      if (isCallback(answer)) answer(await own.history(deviceId));
    });
  });

  return { close: () => io.close() };
}

function isCallback(value: unknown): boolean {
  return typeof value === "function";
}
