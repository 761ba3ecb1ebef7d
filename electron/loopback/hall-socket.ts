import { io, type Socket } from "socket.io-client";
import { z } from "zod";
import type { HostLog } from "../../drivers/host/settings.ts";

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
  z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
]);
export type HallAnswer = z.infer<typeof answerOfHall>;
/** In place of an answer that is none. */
const nonsense: HallAnswer = { ok: false, error: { code: "no-answer-of-a-hall" } };

export function isPassing(answer: HallAnswer): boolean {
  return !answer.ok && passingErrors.has(answer.error.code);
}

/** A connection to the hall that comes back for as long as it is not closed. */
export interface HallSocket {
  readonly isConnected: boolean;
  /** null: no answer in time; it may have been carried out, and the same again under the same id is safe. */
  send(name: string, input: object): Promise<HallAnswer | null>;
  on(event: string, listener: (message: unknown) => void): void;
  close(): void;
}

export function openHallSocket(hall: string, token: string, log: HostLog, connected: () => void): HallSocket {
  const socket: Socket = io(hall, { transports: ["websocket"], auth: { token }, ...reconnectMs });
  /** One line in the log per outage, not one per try. */
  let isKnownToBeDown = false;
  let comingBack: NodeJS.Timeout | undefined;

  function comeBack(): void {
    clearTimeout(comingBack);
    comingBack = setTimeout(() => socket.connect(), reconnectMs.reconnectionDelayMax);
  }

  socket.on("connect", () => {
    isKnownToBeDown = false;
    log.info({}, "connected to the hall");
    connected();
  });
  socket.on("disconnect", (reason) => {
    log.warn({ reason }, "lost the hall");
    // socket.io comes back by itself, except when the server ended the connection on purpose.
    if (reason === "io server disconnect") comeBack();
  });
  socket.on("connect_error", ({ message }) => {
    if (!isKnownToBeDown) log.warn({ message }, "hall cannot be reached");
    isKnownToBeDown = true;
    // A refusal (a token that is not valid yet) is not tried again by itself.
    if (!socket.active) comeBack();
  });

  return {
    get isConnected() {
      return socket.connected;
    },
    async send(name, input) {
      try {
        const answer: unknown = await socket.timeout(answerMs).emitWithAck(name, input);
        return answerOfHall.safeParse(answer).data ?? nonsense;
      } catch {
        return null;
      }
    },
    on: (event, listener) => void socket.on(event, listener),
    close(): void {
      clearTimeout(comingBack);
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
