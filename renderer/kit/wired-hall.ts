import type { HallConnection, HallMessage } from "../../electron/contract/bridge.ts";
import { newCommandId } from "./command-id.ts";
import type { ConnectionState, Hall, ViewState } from "./hall.ts";
import type { HallWire } from "./hall-wire.ts";
import { createWatches } from "./watches.ts";

const staleMs = 5_000;
const giveUpMs = 20_000;
const againMs = 300;

/** The hall over a wire: what is shown stays at its newest or says that it is old, and a command is sent until it is answered. */
export function openHall(wire: HallWire): Hall {
  const listeners = new Set<(state: ConnectionState) => void>();
  let connection: ConnectionState = { kind: "connecting" };
  /** What the wire said last; the page's own state stays "connected" over a short loss. */
  let isUp = false;
  let heardMonotonic: number | null = null;
  let hallMinusMonotonic: number | null = null;

  const now = () => (hallMinusMonotonic === null ? Date.now() : performance.now() + hallMinusMonotonic);
  const opens = () => {
    if (isUp) return "live";
    return wire.hasCopies && isCutOff(connection) ? "copies" : "none";
  };
  const watches = createWatches({ ask: (event, input) => wire.ask(event, input), opens, now });

  function setConnection(state: ConnectionState): void {
    if (JSON.stringify(state) === JSON.stringify(connection)) return;
    connection = state;
    for (const listener of listeners) listener(state);
  }

  function heard(hallNow?: string): void {
    heardMonotonic = performance.now();
    if (hallNow) hallMinusMonotonic = Date.parse(hallNow) - heardMonotonic;
    setConnection({ kind: "connected" });
    watches.freshen();
  }

  function hearConnection(state: HallConnection): void {
    const wasUp = isUp;
    isUp = state.kind === "connected";
    if (state.kind === "connected") {
      heard();
      if (!wasUp) watches.openAll();
      return;
    }
    // A short loss is nothing to speak of: it is told once the hall was not heard for a while.
    if (state.kind === "connecting" && connection.kind === "connected") return;
    setConnection(state.kind === "refused" ? { kind: "refused" } : state);
    if (opens() === "copies") watches.openCopies();
  }

  function hear(message: HallMessage): void {
    switch (message.kind) {
      case "connection":
        hearConnection(message.state);
        return;
      case "beat":
        heard(message.now);
        return;
      case "view":
        heard();
        watches.hear(message.message);
        return;
      default:
        message satisfies never;
    }
  }

  const stopListening = wire.listen(hear);
  const timer = setInterval(() => {
    if (heardMonotonic !== null && performance.now() - heardMonotonic < staleMs) return;
    if (connection.kind === "connected") setConnection({ kind: "away" });
    watches.growOld();
  }, 500);

  return {
    url: wire.url,
    now,
    send: async (name, input, commandId = newCommandId()) => {
      const command = { ...input, commandId };
      const until = performance.now() + giveUpMs;
      for (;;) {
        const answer = await wire.ask(name, command);
        const isOver = answer.ok || answer.error.code !== "server-away" || performance.now() > until;
        // A kiosk that gives numbers by itself has said all that it can.
        if (isOver || connection.kind === "cut-off")
          return answer as Awaited<ReturnType<Hall["send"]>> as never;
        // An answer that came at once would come at once again.
        await new Promise((resolve) => setTimeout(resolve, againMs));
      }
    },
    ask: async (name, input) => (await wire.ask(name, input)) as never,
    watch: (name, params, listener) =>
      watches.add(name, params, listener as unknown as (state: ViewState<typeof name>) => void as never),
    read: (path) => wire.read(path),
    keep: (content, type) => wire.keep(content, type),
    file: (blobId, form) => wire.file(blobId, form),
    download: (path) => wire.download(path),
    upload: (path, content) => wire.upload(path, content),
    connection: (listener) => {
      listeners.add(listener);
      listener(connection);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearInterval(timer);
      stopListening();
      wire.close();
    },
  };
}

function isCutOff({ kind }: ConnectionState): boolean {
  return kind === "away" || kind === "cut-off";
}
