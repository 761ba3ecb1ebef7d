import { io } from "socket.io-client";
import type { Answer, HallError } from "../../hall-server/contract/errors.ts";
import type { ViewMessage, ViewName } from "../../hall-server/contract/views.ts";
import { newCommandId } from "./command-id.ts";
import type { ConnectionState, Hall, KeptFile, PageAnswer, ViewState } from "./hall.ts";

const staleMs = 5_000;
const answerMs = 6_000;
const giveUpMs = 20_000;
const openAgainMs = 2_000;

/** A view refused for one of these may well be opened a moment later; any other refusal stands. */
const passing: ReadonlySet<string> = new Set(["server-away", "server-busy", "rate-limited", "internal"]);

interface Watch {
  name: ViewName;
  params: object;
  /** As the hall names it; a device may leave its own place out. */
  openParams: string | null;
  version: number;
  state: ViewState<ViewName>;
  listener: (state: ViewState<ViewName>) => void;
}

/** The hall over socket.io: websocket alone, reconnecting by itself, opening every view again when it is back. */
export function connectHall(url: string, token: string | null): Hall {
  const socket = io(url || undefined, {
    transports: ["websocket"],
    auth: token ? { token } : {},
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
  });
  const watches = new Set<Watch>();
  const listeners = new Set<(state: ConnectionState) => void>();
  let connection: ConnectionState = { kind: "connecting" };
  let heardMonotonic: number | null = null;
  let hallMinusMonotonic: number | null = null;

  const now = () => (hallMinusMonotonic === null ? Date.now() : performance.now() + hallMinusMonotonic);
  const setConnection = (state: ConnectionState) => {
    if (state.kind === connection.kind) return;
    connection = state;
    for (const listener of listeners) listener(state);
  };
  const update = (watch: Watch, change: Partial<ViewState<ViewName>>) => {
    watch.state = { ...watch.state, ...change };
    watch.listener(watch.state);
  };
  const heard = (hallNow?: string) => {
    heardMonotonic = performance.now();
    if (hallNow) hallMinusMonotonic = Date.parse(hallNow) - heardMonotonic;
    setConnection({ kind: "connected" });
    const heardAt = now();
    for (const watch of watches) {
      watch.state = { ...watch.state, heardAt };
      if (watch.state.isStale && watch.state.value !== null && watch.openParams !== null)
        update(watch, { isStale: false });
    }
  };

  const open = async (watch: Watch) => {
    watch.openParams = null;
    const answer = await request<ViewMessage>("view:open", { name: watch.name, params: watch.params });
    if (!watches.has(watch)) return;
    if (!answer.ok) {
      // What is on the page is from the opening before; nothing will change it any more.
      update(watch, { error: answer.error, isStale: watch.state.value !== null });
      if (passing.has(answer.error.code)) setTimeout(() => openAgain(watch), openAgainMs);
      return;
    }
    watch.openParams = JSON.stringify(answer.value.params);
    watch.version = answer.value.version;
    update(watch, {
      value: answer.value.value as ViewState<ViewName>["value"],
      error: null,
      isStale: false,
      heardAt: now(),
    });
  };

  /** The socket stayed, so no reconnection will open it. */
  function openAgain(watch: Watch): void {
    if (watches.has(watch) && watch.openParams === null && socket.connected) void open(watch);
  }

  /** The hall keeps one opening for all parts of this page that show the same view. */
  function isWatchedElsewhere({ name, openParams }: Watch): boolean {
    return [...watches].some(
      (other) => other.name === name && (other.openParams === null || other.openParams === openParams),
    );
  }

  async function request<Value>(event: string, input: unknown): Promise<PageAnswer<Value>> {
    try {
      const answer = (await socket.timeout(answerMs).emitWithAck(event, input)) as Answer<Value>;
      // A sign-in can run out while its socket stays.
      if (token !== null && !answer.ok && answer.error.code === "not-signed-in")
        setConnection({ kind: "refused" });
      return answer;
    } catch {
      return { ok: false, error: { code: "server-away", params: {} } };
    }
  }

  socket.on("connect", () => {
    heard();
    for (const watch of watches) void open(watch);
  });
  socket.on("connect_error", (error) => {
    const isRefused = error.message === "not-signed-in";
    setConnection({ kind: isRefused ? "refused" : "away" });
  });
  socket.on("disconnect", (reason) => {
    // A socket that the server closed on purpose does not come back by itself: the token may have been revoked.
    if (reason === "io server disconnect") socket.connect();
  });
  socket.on("beat", (beat: { now: string }) => heard(beat.now));
  socket.on("view", (message: ViewMessage) => {
    heard();
    const params = JSON.stringify(message.params);
    for (const watch of watches) {
      if (watch.name !== message.name || watch.openParams !== params || message.version <= watch.version)
        continue;
      watch.version = message.version;
      update(watch, { value: message.value as ViewState<ViewName>["value"], isStale: false, error: null });
    }
  });
  const timer = setInterval(() => {
    if (heardMonotonic !== null && performance.now() - heardMonotonic < staleMs) return;
    if (connection.kind === "connected") setConnection({ kind: "away" });
    for (const watch of watches)
      if (!watch.state.isStale && watch.state.value !== null) update(watch, { isStale: true });
  }, 500);

  return {
    url,
    now,
    send: async (name, input) => {
      const command = { commandId: newCommandId(), ...input };
      const until = performance.now() + giveUpMs;
      for (;;) {
        const answer = await request<never>(name, command);
        if (answer.ok || answer.error.code !== "server-away" || performance.now() > until) return answer;
      }
    },
    ask: (name, input) => request(name, input),
    watch: (name, params, listener) => {
      const watch: Watch = {
        name,
        params,
        openParams: null,
        version: 0,
        state: { value: null, error: null, isStale: false, heardAt: null },
        listener: listener as unknown as Watch["listener"],
      };
      watches.add(watch);
      if (socket.connected) void open(watch);
      return () => {
        watches.delete(watch);
        if (socket.connected && !isWatchedElsewhere(watch))
          socket.emit("view:close", { name, params: watch.params });
      };
    },
    read: async (path) => {
      const response = await fetch(`${url}${path}`);
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      return response.json();
    },
    keep: async (content, type) => {
      try {
        const response = await fetch(`${url}/api/blobs`, {
          method: "PUT",
          headers: { "content-type": type, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
          body: new Uint8Array(content),
          signal: AbortSignal.timeout(giveUpMs),
        });
        const said: unknown = await response.json();
        if (response.ok) return { ok: true, value: said as KeptFile };
        return { ok: false, error: (said as { error: HallError }).error };
      } catch {
        return { ok: false, error: { code: "server-away", params: {} } };
      }
    },
    connection: (listener) => {
      listeners.add(listener);
      listener(connection);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearInterval(timer);
      socket.close();
    },
  };
}
