import { mkdirSync, readFileSync } from "node:fs";
import type { Server as HttpServer } from "node:http";
import { join } from "node:path";
import { Server } from "socket.io";
import type { HostLog } from "../../drivers/host/settings.ts";
import { fileAddress, fileForms } from "../../hall-server/contract/file-forms.ts";
import { mayAsk } from "../bridge/hall-ask.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import { writeWhole } from "../disk/whole-file.ts";
import { openCopies } from "../hall/copies.ts";
import { openHallHttp } from "../hall/hall-http.ts";
import type { HallSession } from "../hall/hall-session.ts";
import { openRelay } from "../hall/relay.ts";
import { openKioskDesk } from "../offline/for-kiosk.ts";
import type { Vault } from "../place/vault.ts";
import type { OriginGuard } from "./origin-guard.ts";
import { isSameToken } from "./same-token.ts";

/** As long as the hall's largest frame. */
const longestMessageBytes = 600_000;

export interface HallRelayParts {
  hall: string;
  session: HallSession;
  /** Of this program alone. */
  folder: string;
  /** Opens it, as it opens the devices' socket. */
  token: string;
  guard: OriginGuard;
  log: HostLog;
}

const refused: BridgeAnswer = { ok: false, error: { code: "invalid-input", params: {} } };

/** Gives the kiosk's page in a browser the hall: the place's own socket, its copies, and numbers while the hall is away. */
export function openHallRelay(server: HttpServer, parts: HallRelayParts): { close(): Promise<void> } {
  const { hall, session, folder, token, guard, log } = parts;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copies = openCopies(join(folder, "copies"), hall, log);
  const http = openHallHttp(hall, copies);
  const desk = openKioskDesk({ data: folder, http, copies, vault: keyFile(folder), log }, "kiosk", session);
  const io = new Server(server, {
    path: "/hall-relay",
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: longestMessageBytes,
    allowRequest: (request, answer) => answer(null, guard.hasOwnOrigin(request.headers)),
  });
  io.use((socket, next) =>
    next(isSameToken(socket.handshake.auth.token, token) ? undefined : new Error("not-allowed")),
  );
  io.on("connection", (socket) => {
    const relay = openRelay({
      ...{ session, copies, desk, log },
      needs: () => "pairing",
      tell: (_topic, message) => socket.emit("hall:message", message),
    });
    socket.on("disconnect", () => relay.close());
    // Types end at the wire: a page could send anything.
    socket.on("hall:ask", async (event, input, answer) => {
      if (typeof answer === "function")
        answer(mayAsk(event, input) ? await relay.ask(event, input ?? {}) : refused);
    });
    socket.on("hall:read", async (path, answer) => {
      const isKnown = path === "/api/hall" || path === "/api/catalog";
      if (typeof answer === "function") answer(isKnown ? await http.read(path) : null);
    });
    socket.on("hall:keep", async (content, type, answer) => {
      if (typeof answer !== "function") return;
      const isFile = content instanceof Uint8Array && typeof type === "string";
      answer(isFile ? await http.keep(session.token, content, type) : refused);
    });
    socket.on("hall:file", async (id, form, answer) => {
      if (typeof answer !== "function") return;
      const known = fileForms.find((one) => one === form);
      const isAsked = typeof id === "string" && known !== undefined && fileAddress(id, known) !== null;
      answer(isAsked ? await http.file(session.token, id, known) : refused);
    });
    relay.tellAgain();
  });

  return {
    async close(): Promise<void> {
      await io.close();
      await desk?.close();
    },
  };
}

/** A Node program has no keyring: the key lies in a file that its owner alone can read, beside what it opens. */
function keyFile(folder: string): Vault {
  const path = join(folder, "book.key");
  return {
    isSafe: true,
    seal(secret) {
      writeWhole(path, secret);
      return Buffer.from("in book.key");
    },
    open() {
      try {
        return readFileSync(path, "utf8");
      } catch {
        return null;
      }
    },
  };
}
