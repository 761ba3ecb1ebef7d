import type { HostLog } from "../../drivers/host/settings.ts";
import { type HallAnswer, type HallSocket, openHallSocket, type SocketState } from "./hall-socket.ts";

/** The hall beats every second; after so long without a word the connection is taken for dead. */
const silentMs = 5_000;
const lookMs = 500;

/**
 * One device or person with the hall, whatever becomes of the token and the connection. What others (the device link, the
 * offline desk, the sign of life) hold on to stays the same object when the place is paired anew.
 */
export interface HallSession {
  /** `refused`: there is no token, or the hall does not take it. */
  readonly state: SocketState;
  readonly token: string | null;
  /** From now on with this token; null: with none. */
  use(token: string | null): void;
  /** null: not answered in time. Waits for the connection meanwhile. */
  send(name: string, input: unknown, longestMs?: number): Promise<HallAnswer | null>;
  /** What comes by itself. Returns the function that stops listening. */
  on(event: "view" | "beat", listener: (message: unknown) => void): () => void;
  /** Told now and at each change. Returns the function that stops listening. */
  watch(listener: (state: SocketState) => void): () => void;
  close(): void;
}

const refused: HallAnswer = { ok: false, error: { code: "not-signed-in", params: {} } };

export function openHallSession(hall: string, token: string | null, log: HostLog): HallSession {
  const watchers = new Set<(state: SocketState) => void>();
  const listeners = { view: new Set<(m: unknown) => void>(), beat: new Set<(m: unknown) => void>() };
  let socket: HallSocket | null = null;
  let state: SocketState = "refused";
  let heardAt = performance.now();
  let own: string | null = null;

  function become(next: SocketState): void {
    if (next === state) return;
    state = next;
    for (const watcher of [...watchers]) watcher(next);
  }

  function use(next: string | null): void {
    socket?.close();
    own = next;
    socket = null;
    if (next === null) {
      become("refused");
      return;
    }
    const opened = openHallSocket(hall, next, log);
    socket = opened;
    become("connecting");
    heardAt = performance.now();
    opened.watch((now) => {
      if (now === "connected") heardAt = performance.now();
      become(now);
    });
    for (const event of ["view", "beat"] as const) {
      opened.on(event, (message) => {
        heardAt = performance.now();
        if (opened.isConnected) become("connected");
        for (const listener of [...listeners[event]]) listener(message);
      });
    }
  }

  // A cable that was pulled says nothing: only silence tells. A connection lost a moment ago may be back in the next.
  const timer = setInterval(() => {
    const mayBeWell = state === "connected" || state === "connecting";
    if (mayBeWell && performance.now() - heardAt > silentMs) become("away");
  }, lookMs);
  use(token);

  return {
    get state() {
      return state;
    },
    get token() {
      return own;
    },
    use,
    async send(name, input, longestMs) {
      const asked = socket;
      if (asked === null) return refused;
      const answer = await asked.send(name, input, longestMs);
      // A sign-in can run out while its socket stays.
      const isRefused = answer !== null && !answer.ok && answer.error.code === "not-signed-in";
      if (isRefused && asked === socket) become("refused");
      return answer;
    },
    on(event, listener) {
      listeners[event].add(listener);
      return () => void listeners[event].delete(listener);
    },
    watch(listener) {
      watchers.add(listener);
      listener(state);
      return () => void watchers.delete(listener);
    },
    close(): void {
      clearInterval(timer);
      watchers.clear();
      socket?.close();
      socket = null;
    },
  };
}
