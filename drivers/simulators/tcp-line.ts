import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import type { LineReceiver, SimulatedLine } from "./line.ts";

/** Like a device with a network socket: one host at a time, a new connection takes the place of the old one. */
export async function createTcpLine(receive: LineReceiver): Promise<SimulatedLine> {
  let server: Server | undefined;
  let peer: Socket | undefined;
  let port = 0;

  function accept(socket: Socket): void {
    peer?.destroy();
    peer = socket;
    socket.setNoDelay(true);
    socket.on("data", receive);
    // The host may vanish at any time; that is what the simulator is for.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      if (peer === socket) peer = undefined;
    });
  }

  async function plugIn(): Promise<void> {
    if (server) return;
    server = createServer(accept).listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address && typeof address === "object") port = address.port;
  }

  await plugIn();
  return {
    transport: `tcp:127.0.0.1:${port}`,
    get isPluggedIn() {
      return server !== undefined;
    },
    send: (bytes) => void peer?.write(bytes),
    plugIn,
    async unplug(): Promise<void> {
      const closing = server;
      server = undefined;
      peer?.destroy();
      if (!closing) return;
      closing.close();
      await once(closing, "close");
    },
  };
}
