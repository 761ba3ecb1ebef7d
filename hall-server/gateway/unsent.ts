/** What a client has not taken yet. Reads the state of the websocket under socket.io: nobody else knows it. */
import type { Server, Socket } from "socket.io";

/** A client that has not taken this much is slow: it gets the newest value of each view once it has. */
const mostUnsentPackets = 16;
const mostUnsentBytes = 64 * 1024;
/** One that lets answers pile up beyond this, because it asks on and takes nothing, is cut off. */
const cutOffBytes = 4 * 1024 * 1024;
/** What a packet costs beside its text, while it waits. */
const packetBytes = 400;

interface Wire {
  readyState: number;
  bufferedAmount: number;
  terminate(): void;
  on(event: "ping", listener: () => void): void;
}

/** The connection of one client, as engine.io has it. */
export interface Connection {
  writeBuffer: readonly { data?: unknown }[];
  transport: { socket?: Wire };
}

export function connectionOf(socket: Socket): Connection {
  return socket.conn as unknown as Connection;
}

/** Of all clients, also those that have not said yet who they are. */
export function connectionsOf(io: Server): Connection[] {
  const { clients } = io.engine as unknown as { clients: Record<string, Connection> };
  return Object.values(clients);
}

/** What was counted of a long buffer so far; a flush puts a new buffer in its place. */
const counted = new WeakMap<Connection["writeBuffer"], { packets: number; bytes: number }>();

/** In socket.io's own buffer and in the websocket's; what the network's buffers hold is not this process's memory. */
export function unsentBytes({ writeBuffer, transport }: Connection): number {
  return bytesIn(writeBuffer) + (transport.socket?.bufferedAmount ?? 0);
}

/** Asked at every answer, when there are a few packets at the most: only of a long buffer it is worth remembering. */
function bytesIn(writeBuffer: Connection["writeBuffer"]): number {
  const isLong = writeBuffer.length > mostUnsentPackets;
  const before = isLong ? counted.get(writeBuffer) : undefined;
  let bytes = before?.bytes ?? 0;
  for (let at = before?.packets ?? 0; at < writeBuffer.length; at += 1) {
    const data = writeBuffer[at]?.data;
    bytes += packetBytes + (typeof data === "string" ? data.length : 0);
  }
  if (isLong) counted.set(writeBuffer, { packets: writeBuffer.length, bytes });
  return bytes;
}

export function isSlow({ writeBuffer, transport }: Connection): boolean {
  return (
    writeBuffer.length >= mostUnsentPackets || (transport.socket?.bufferedAmount ?? 0) >= mostUnsentBytes
  );
}

/** Ends a connection that takes nothing, at once: a polite end would wait behind all that it does not take. */
export function cutOffIfStuck(connection: Connection): boolean {
  const { socket } = connection.transport;
  if (socket?.readyState !== WebSocket.OPEN || unsentBytes(connection) < cutOffBytes) return false;
  socket.terminate();
  return true;
}

/** The websocket answers its own pings below socket.io; no page sends any, a flood of them is cut off like others. */
export function watchPings(io: Server): void {
  io.engine.on("connection", (connection: Connection) => {
    connection.transport.socket?.on("ping", () => cutOffIfStuck(connection));
  });
}
