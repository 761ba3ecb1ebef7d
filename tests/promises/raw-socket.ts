/** A websocket written byte by byte: for clients that break its rules, or that stop reading in the network's buffers. */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export interface RawSocket {
  tcp: Socket;
  /** Texts of the frames that came so far; the newest last, at most the last thousand. */
  readonly texts: string[];
  readonly isClosed: boolean;
  send(text: string): void;
  sendFrame(frame: Partial<Frame>): void;
  sendBytes(bytes: Buffer): void;
  /** Waits for a text that fits, among those that came and those still to come. */
  next(fits: (text: string) => boolean, withinMs?: number): Promise<string>;
  closed(withinMs?: number): Promise<void>;
  destroy(): void;
}

export interface Frame {
  isFinal: boolean;
  reserved: number;
  opcode: number;
  isMasked: boolean;
  payload: Buffer;
  /** What the head says that the payload's length is. */
  claimedLength: number;
}

const keptTexts = 1_000;

/** Opens a websocket for socket.io; `handshake` false leaves it before socket.io's own first message. */
export async function openRawSocket(
  url: string,
  options: { token?: string; handshake?: boolean } = {},
): Promise<RawSocket> {
  const { hostname, port } = new URL(url);
  const tcp = connect({ host: hostname, port: Number(port) });
  const socket = speakOver(tcp);
  tcp.write(
    [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: ${hostname}:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
      "",
      "",
    ].join("\r\n"),
  );
  await socket.next((text) => text.startsWith("0{"));
  if (options.handshake === false) return socket;
  socket.send(`40${options.token ? JSON.stringify({ token: options.token }) : ""}`);
  await socket.next((text) => text.startsWith("40{"));
  return socket;
}

function speakOver(tcp: Socket): RawSocket {
  const texts: string[] = [];
  const listeners = new Set<() => void>();
  let isUpgraded = false;
  let isClosed = false;
  let held = Buffer.alloc(0);
  const tell = () => {
    for (const listener of listeners) listener();
  };

  tcp.on("data", (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    if (!isUpgraded) {
      const end = held.indexOf("\r\n\r\n");
      if (end < 0) return;
      isUpgraded = true;
      held = held.subarray(end + 4);
    }
    for (let frame = takeFrame(held); frame; frame = takeFrame(held)) {
      held = held.subarray(frame.end);
      // The server said that it ends the connection; what follows would only be the ceremony.
      if (frame.opcode === 8) tcp.destroy();
      if (frame.opcode !== 1) continue;
      texts.push(frame.payload.toString("utf8"));
      if (texts.length > keptTexts) texts.shift();
      // A browser answers by itself; a server that hears nothing for long would close for that reason.
      if (texts.at(-1) === "2") sendFrame({ payload: Buffer.from("3") });
    }
    tell();
  });
  tcp.on("error", () => {});
  tcp.on("close", () => {
    isClosed = true;
    tell();
  });

  function sendFrame(frame: Partial<Frame>): void {
    if (!isClosed) tcp.write(encodeFrame(frame));
  }

  function until<Value>(look: () => Value | undefined, withinMs: number, what: string): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(check);
        reject(new Error(`${what} did not come; last: ${texts.slice(-3).join(" ").slice(0, 300)}`));
      }, withinMs);
      const check = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        listeners.delete(check);
        resolve(found);
      };
      listeners.add(check);
      check();
    });
  }

  return {
    tcp,
    texts,
    get isClosed() {
      return isClosed;
    },
    send: (text) => sendFrame({ payload: Buffer.from(text) }),
    sendFrame,
    sendBytes: (bytes) => void (isClosed || tcp.write(bytes)),
    next: (fits, withinMs = 20_000) => until(() => texts.find(fits), withinMs, "A text that fits"),
    closed: async (withinMs = 60_000) => {
      await until(() => (isClosed ? true : undefined), withinMs, "The end of the connection");
    },
    destroy: () => tcp.destroy(),
  };
}

/** A client's frame, whole and right but for what `frame` says. */
function encodeFrame(frame: Partial<Frame>): Buffer {
  const { isFinal = true, reserved = 0, opcode = 1, isMasked = true, payload = Buffer.alloc(0) } = frame;
  const length = frame.claimedLength ?? payload.length;
  const head = [(isFinal ? 0x80 : 0) | (reserved << 4) | opcode];
  const mask = isMasked ? 0x80 : 0;
  if (length < 126) head.push(mask | length);
  else if (length < 65_536) head.push(mask | 126, length >> 8, length & 0xff);
  else {
    const wide = Buffer.alloc(8);
    wide.writeBigUInt64BE(BigInt(length));
    head.push(mask | 127, ...wide);
  }
  if (!isMasked) return Buffer.concat([Buffer.from(head), payload]);
  const key = randomBytes(4);
  const masked = payload.map((byte, at) => byte ^ (key[at & 3] ?? 0));
  return Buffer.concat([Buffer.from(head), key, masked]);
}

function takeFrame(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < headBytes) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = headBytes + length;
  if (bytes.length < end) return null;
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(headBytes, end), end };
}
