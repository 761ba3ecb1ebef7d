import { io, type Socket } from "socket.io-client";
import { z } from "zod";
import type { HostLog } from "../../drivers/host/settings.ts";
import { type Answer, hallError } from "../../hall-server/contract/errors.ts";

const answerMs = 3000;
const reconnectMs = { reconnectionDelay: 300, reconnectionDelayMax: 2000 };

/** Errors that say nothing against what was sent; it goes out again after a pause. */
const passingErrors: ReadonlySet<string> = new Set([
  "rate-limited",
  "server-busy",
  "storage-failed",
  "internal",
]);

const answerOfHall = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: hallError }),
]);
export type HallAnswer = Answer<unknown> | typeof nonsense;
/** In place of an answer that is none. */
const nonsense = {
  ok: false,
  error: { code: "no-answer-of-a-hall", params: {} },
} as const;

export function isPassing(answer: HallAnswer): boolean {
  return !answer.ok && passingErrors.has(answer.error.code);
}

export type SocketState = "connecting" | "connected" | "away" | "refused";

/** A connection to the hall that comes back for as long as it is not closed. */
export interface HallSocket {
  readonly isConnected: boolean;
  /** null: no answer in time; it may have been carried out, and the same again under the same id is safe. */
  send(name: string, input: unknown, longestMs?: number): Promise<HallAnswer | null>;
  on(event: string, listener: (message: unknown) => void): void;
  /** Told at each change; `refused`: the hall does not take the token (now). */
  watch(listener: (state: SocketState) => void): void;
  close(): void;
}

export function openHallSocket(
  hall: string,
  token: string,
  log: HostLog,
  connected: () => void = () => {},
): HallSocket {
  const socket: Socket = io(hall, { transports: ["websocket"], auth: { token }, ...reconnectMs });
  const watchers = new Set<(state: SocketState) => void>();
  /** One line in the log per outage, not one per try. */
  let isKnownToBeDown = false;
  let comingBack: NodeJS.Timeout | undefined;

  function comeBack(): void {
    clearTimeout(comingBack);
    comingBack = setTimeout(() => socket.connect(), reconnectMs.reconnectionDelayMax);
  }
  function tell(state: SocketState): void {
    for (const watcher of watchers) watcher(state);
  }

  socket.on("connect", () => {
    isKnownToBeDown = false;
    log.info({}, "connected to the hall");
    tell("connected");
    connected();
  });
  socket.on("disconnect", (reason) => {
    log.warn({ reason }, "lost the hall");
    tell("connecting");
    // socket.io comes back by itself, except when the server ended the connection on purpose.
    if (reason === "io server disconnect") comeBack();
  });
  socket.on("connect_error", ({ message }) => {
    if (!isKnownToBeDown) log.warn({ message }, "hall cannot be reached");
    isKnownToBeDown = true;
    tell(message === "not-signed-in" ? "refused" : "away");
    // A refusal (a token that is not valid yet) is not tried again by itself.
    if (!socket.active) comeBack();
  });

  return {
    get isConnected() {
      return socket.connected;
    },
    async send(name, input, longestMs = answerMs) {
      try {
        const answer: unknown = await socket.timeout(longestMs).emitWithAck(name, input);
        return answerOfHall.safeParse(answer).data ?? nonsense;
      } catch {
        return null;
      }
    },
    on: (event, listener) => void socket.on(event, listener),
    watch: (listener) => void watchers.add(listener),
    close(): void {
      clearTimeout(comingBack);
      watchers.clear();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
