import type { ServerOptions } from "socket.io";

/** A frame above this closes its connection: the largest command is a hand-in of 200 tickets. */
const largestFrameBytes = 256 * 1024;

export const socketSettings = {
  transports: ["websocket"],
  serveClient: false,
  maxHttpBufferSize: largestFrameBytes,
  // A client that lost its power says no goodbye: it counts as away after fifteen seconds.
  pingInterval: 5_000,
  pingTimeout: 10_000,
  perMessageDeflate: false,
} satisfies Partial<ServerOptions>;
