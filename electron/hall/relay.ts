import type { HostLog } from "../../drivers/host/settings.ts";
import { unreachable } from "../../drivers/result.ts";
import { type ViewMessage, type ViewName, viewNames } from "../../hall-server/contract/views.ts";
import type { BridgeAnswer, HallConnection, HallMessage } from "../contract/bridge.ts";
import type { Copies } from "./copies.ts";
import type { Desk } from "./desk.ts";
import type { HallSession } from "./hall-session.ts";
import type { HallAnswer } from "./hall-socket.ts";

/** As long as a page waits for one try; it asks again by itself. */
const answerMs = 6_000;

export interface Relay {
  ask(event: string, input: unknown): Promise<BridgeAnswer>;
  /** Another page is in the window: what the one before had open is closed, and how it stands is told again. */
  begin(): void;
  /** How it stands, once more. */
  tellAgain(): void;
  close(): void;
}

export interface RelayParts {
  session: HallSession;
  copies: Copies;
  desk: Desk | null;
  /** What a page that is refused asks a person for. */
  needs: () => "pairing" | "sign-in";
  /** `topic` as Outgoing has it. */
  tell: (topic: string | null, message: HallMessage) => void;
  log: HostLog;
}

const away: BridgeAnswer = { ok: false, error: { code: "server-away", params: {} } };
const notAllowed: BridgeAnswer = { ok: false, error: { code: "not-allowed", params: {} } };
const internal: BridgeAnswer = { ok: false, error: { code: "internal", params: {} } };

/** Gives one window the hall: its own socket, the desk while the hall is away, and the copy of what it showed last. */
export function openRelay({ session, copies, desk, needs, tell, log }: RelayParts): Relay {
  /** What the page has open at the hall, by what it asked for. */
  const open = new Map<string, unknown>();
  /** Without a connection there is nothing open, and the page asks again by itself once there is one. */
  const lostAll = () => open.clear();

  function connection(): HallConnection {
    switch (session.state) {
      case "connecting":
      case "connected":
        return { kind: session.state };
      case "refused":
        return { kind: "refused", needs: needs() };
      case "away": {
        const queueIds = [...(desk?.queueIds ?? [])];
        return queueIds.length > 0 ? { kind: "cut-off", queueIds } : { kind: "away" };
      }
      default:
        return unreachable(session.state);
    }
  }
  const tellConnection = () => tell("connection", { kind: "connection", state: connection() });

  const stops = [
    session.watch((state) => {
      if (state !== "connected") lostAll();
      tellConnection();
    }),
    session.on("beat", (message) => {
      const now = nowOf(message);
      if (now !== null) tell("beat", { kind: "beat", now });
    }),
    session.on("view", (message) => {
      const view = viewOf(message);
      if (!view || isOfShell(view.name)) return;
      if (view.name === "kiosk") copies.keep("kiosk", view.value);
      tell(`view ${view.name} ${JSON.stringify(view.params)}`, { kind: "view", message: view });
    }),
    desk?.watch(tellConnection) ?? (() => {}),
  ];

  async function openView(input: unknown): Promise<BridgeAnswer> {
    if (session.state === "away") return lastKnown(input) ?? away;
    const answer = plain(await session.send("view:open", input, answerMs));
    if (!answer.ok) return answer.error.code === "server-away" ? (lastKnown(input) ?? away) : answer;
    const view = viewOf(answer.value);
    if (!view) return internal;
    open.set(JSON.stringify(input), input);
    if (view.name === "kiosk") copies.keep("kiosk", view.value);
    return { ok: true, value: view };
  }

  /** Version 0: the hall's own begin with 1. */
  function lastKnown(input: unknown): BridgeAnswer | null {
    if (nameOf(input) !== "kiosk") return null;
    const copy = copies.read("kiosk");
    return copy && { ok: true, value: { name: "kiosk", params: {}, version: 0, value: copy.value } };
  }

  return {
    async ask(event, input) {
      try {
        // What the hall and this program have to say to each other is nothing for a page.
        if (isOfShell(event) || (event.startsWith("view:") && isOfShell(nameOf(input)))) return notAllowed;
        const answered = desk?.answer(event, input, session) ?? null;
        if (answered) return await answered;
        if (event === "view:open") return await openView(input);
        if (event === "view:close") open.delete(JSON.stringify(input));
        return plain(await session.send(event, input, answerMs));
      } catch (error) {
        log.error({ event, error }, "the relay failed");
        return internal;
      }
    },
    begin(): void {
      if (session.state === "connected") {
        for (const input of open.values()) void session.send("view:close", input);
      }
      lostAll();
      tellConnection();
    },
    tellAgain: tellConnection,
    close(): void {
      for (const stop of stops) stop();
    },
  };
}

function plain(answer: HallAnswer | null): BridgeAnswer {
  if (answer === null) return away;
  if (!answer.ok && answer.error.code === "no-answer-of-a-hall") return internal;
  return answer as BridgeAnswer;
}

/** The view `shell`, with the service code's hash, and the commands `shell:…`; a manager's page is in no shell. */
function isOfShell(name: unknown): boolean {
  return typeof name === "string" && /^shell(:|$)/.test(name);
}

function nameOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "name" in message ? message.name : undefined;
}

function nowOf(message: unknown): string | null {
  const isBeat = typeof message === "object" && message !== null && "now" in message;
  return isBeat && typeof message.now === "string" ? message.now : null;
}

/** The hall's own message; what is no view of the contract is let go. */
function viewOf(message: unknown): ViewMessage | null {
  const name = nameOf(message);
  const isView = viewNames.includes(name as ViewName) && typeof (message as ViewMessage).version === "number";
  return isView ? (message as ViewMessage) : null;
}
