import { io } from "socket.io-client";
import type { ShellSettings } from "../../drivers/contract/loopback.ts";
import type { BridgeAnswer, HallBridge, HallMessage } from "../../electron/contract/bridge.ts";

/** Longer than the host waits for the hall. */
const answerMs = 10_000;
const keepMs = 25_000;

const away: BridgeAnswer = { ok: false, error: { code: "server-away", params: {} } };

/** The hall through the device host of this machine, which keeps the kiosk's token and gives numbers while the hall is away. */
export function openLoopbackBridge({
  deviceHostToken,
}: ShellSettings): Pick<HallBridge, "ask" | "read" | "keep" | "file" | "listen"> {
  const socket = io({ path: "/hall-relay", transports: ["websocket"], auth: { token: deviceHostToken } });
  const listeners = new Set<(message: HallMessage) => void>();
  let connection: HallMessage = { kind: "connection", state: { kind: "connecting" } };
  const tell = (message: HallMessage) => {
    if (message.kind === "connection") connection = message;
    for (const listener of listeners) listener(message);
  };
  socket.on("hall:message", tell);
  socket.on("disconnect", () => tell({ kind: "connection", state: { kind: "away" } }));

  async function emit<Answer>(ms: number, none: Answer, event: string, ...words: unknown[]): Promise<Answer> {
    try {
      return (await socket.timeout(ms).emitWithAck(event, ...words)) as Answer;
    } catch {
      return none;
    }
  }
  return {
    ask: (event, input) => emit(answerMs, away, "hall:ask", event, input),
    read: (path) => emit<unknown>(answerMs, null, "hall:read", path),
    keep: (content, type) => emit(keepMs, away, "hall:keep", content, type),
    async file(blobId, form) {
      const answer = await emit(keepMs, away, "hall:file", blobId, form);
      // Bytes come over a socket as a buffer without a view on it.
      if (!answer.ok) return answer;
      const { content, type } = answer.value as { content: ArrayBuffer; type: string };
      return { ok: true, value: { content: new Uint8Array(content), type } };
    },
    listen(listener) {
      listeners.add(listener);
      listener(connection);
      return () => void listeners.delete(listener);
    },
  };
}
