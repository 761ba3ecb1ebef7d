import { io, type Socket } from "socket.io-client";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { CapturedPage } from "../../drivers/contract/documents.ts";
import type { LoopbackEvents, LoopbackRequests, ShellSettings } from "../../drivers/contract/loopback.ts";
import { type OperationName, refuse } from "../../drivers/contract/operations.ts";
import type { ShellBridge } from "../../electron/contract/bridge.ts";

declare global {
  interface Window {
    /** The kiosk shell's bridge. */
    yichuang?: ShellBridge;
  }
}

/** In a browser: the devices of the host on this machine, or none. In the shell, its bridge has them. */
export function openDevices(shell: ShellSettings | null): Devices {
  return shell ? loopbackDevices(shell) : noDevices;
}

/** Of a place that has none. */
export const noDevices: Devices = {
  list: async () => [],
  listen: () => () => {},
  operate: async (_deviceId, operation) => refuse(operation, "not-connected"),
  print: async () => refuse("print", "not-connected"),
  claim: async () => "not-found",
  release: async () => {},
  history: async () => [],
};

const shortMs = 3_000;
/** Longer than the device host lets it take, which gives up by itself: an answer that does not come is not a guess. */
const operationMs: Record<OperationName, number> = {
  print: 60_000,
  printDocument: 16 * 60_000,
  captureDocument: 6 * 60_000,
  askRating: 60_000,
  showText: 60_000,
  showNumber: 60_000,
  announce: 6 * 60_000,
};

type HostSocket = Socket<LoopbackEvents, LoopbackRequests>;

function loopbackDevices(shell: ShellSettings): Devices {
  const socket: HostSocket = io({
    path: "/device-host",
    transports: ["websocket"],
    auth: { token: shell.deviceHostToken },
  });
  const claimed = new Set<string>();
  // A new connection is a new owner: what this page had claimed is claimed again.
  socket.on("connect", () => {
    for (const deviceId of claimed) socket.emit("device:claim", deviceId, () => {});
  });

  const operate: Devices["operate"] = async (deviceId, operation, input) => {
    if (!socket.connected) return refuse(operation, "not-connected");
    try {
      const answer: unknown = await askUntyped(socket, operationMs[operation])(deviceId, operation, input);
      return withBytes(answer) as Awaited<ReturnType<typeof operate<typeof operation>>>;
    } catch {
      return { outcome: "unknown", reason: "no-answer" };
    }
  };

  return {
    list: () =>
      socket
        .timeout(shortMs)
        .emitWithAck("device:list")
        .catch(() => []),
    listen: (listener) => {
      const hear: LoopbackEvents["device:event"] = (event) => listener(event);
      socket.on("device:event", hear);
      return () => void socket.off("device:event", hear);
    },
    operate,
    print: (deviceId, job) => operate(deviceId, "print", job),
    claim: async (deviceId) => {
      const outcome = await socket
        .timeout(shortMs)
        .emitWithAck("device:claim", deviceId)
        .catch(() => "not-found" as const);
      if (outcome === "claimed") claimed.add(deviceId);
      return outcome;
    },
    release: async (deviceId) => {
      claimed.delete(deviceId);
      await socket
        .timeout(shortMs)
        .emitWithAck("device:release", deviceId)
        .catch(() => {});
    },
    history: (deviceId) =>
      socket
        .timeout(shortMs)
        .emitWithAck("device:history", deviceId)
        .catch(() => []),
  };
}

/** The socket's types cannot say that an answer's type follows from the operation's name. */
function askUntyped(socket: HostSocket, timeoutMs: number) {
  return (...words: [string, OperationName, unknown]): Promise<unknown> =>
    (socket as unknown as Socket).timeout(timeoutMs).emitWithAck("device:operate", ...words);
}

/** Bytes arrive as ArrayBuffer in a browser. */
function withBytes(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("pages" in answer)) return answer;
  const pages = (answer.pages as (Omit<CapturedPage, "jpeg"> & { jpeg: Uint8Array | ArrayBuffer })[]).map(
    (page) => ({ ...page, jpeg: new Uint8Array(page.jpeg) }),
  );
  return { ...answer, pages };
}
