import { timingSafeEqual } from "node:crypto";
import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { LoopbackEvents, LoopbackRequests } from "../../drivers/contract/loopback.ts";
import type { OriginGuard } from "./origin-guard.ts";

/** A ticket with a full-width picture is some 100 kB. */
const longestMessageBytes = 1_000_000;

/** Offers the devices to the pages of this server, and to nobody else: own Host, own Origin, and the token. */
export function openDeviceSocket(
  server: HttpServer,
  devices: Devices,
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
    next(isSame(given, token) ? undefined : new Error("not-allowed"));
  });

  io.on("connection", (socket) => {
    socket.on("device:list", async (answer) => {
      if (typeof answer === "function") answer(await devices.list());
    });
    socket.on("device:print", async (deviceId, job, answer) => {
      // Types end at the wire: a page could send anything.
      if (typeof answer !== "function") return;
      if (typeof deviceId === "string") answer(await devices.print(deviceId, job));
      else answer({ outcome: "not-printed", reason: "bad-job" });
    });
  });

  const stopListening = devices.listen((event) => io.emit("device:event", event));
  return {
    async close(): Promise<void> {
      stopListening();
      await io.close();
    },
  };
}

function isSame(given: unknown, token: string): boolean {
  if (typeof given !== "string") return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
