import { createHash } from "node:crypto";
import type { BridgeAnswer } from "../contract/bridge.ts";
import type { Copies } from "../hall/copies.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import type { HallSession } from "../hall/hall-session.ts";
import type { HallLink } from "./ports.ts";

/** A place's session with its hall, as the desk asks for it. */
export function linkOfSession(
  session: HallSession,
  http: Pick<HallHttp, "read">,
  copies: Pick<Copies, "read">,
): HallLink {
  /** The session says how it stands, the desk wants to hear of what changes. */
  function onConnection(isWanted: boolean, listener: (message: unknown) => void): void {
    let wasConnected = session.state === "connected";
    session.watch((state) => {
      const isConnected = state === "connected";
      const isNews = isConnected !== wasConnected;
      wasConnected = isConnected;
      if (isNews && isConnected === isWanted) listener(undefined);
    });
  }

  return {
    get isConnected() {
      return session.state === "connected";
    },
    identity: () =>
      session.token === null ? null : createHash("sha256").update(session.token).digest("base64url"),
    async send(event, input) {
      const answer = await session.send(event, input);
      if (answer === null || answer.ok) return answer;
      return answer.error.code === "no-answer-of-a-hall" ? null : (answer as BridgeAnswer);
    },
    on(event, listener) {
      switch (event) {
        case "beat":
        case "view":
          session.on(event, listener);
          return;
        case "connect":
          return onConnection(true, listener);
        case "disconnect":
          return onConnection(false, listener);
        default:
          return event satisfies never;
      }
    },
    async read(path) {
      return path === "kiosk" ? (copies.read(path)?.value ?? null) : http.read(path);
    },
  };
}
