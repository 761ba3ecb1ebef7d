import { io } from "socket.io-client";
import type { HallMessage } from "../../electron/contract/bridge.ts";
import type { Answer, HallError } from "../../hall-server/contract/errors.ts";
import { fileAddress } from "../../hall-server/contract/file-forms.ts";
import type { ViewMessage } from "../../hall-server/contract/views.ts";
import type { KeptFile, PageAnswer } from "./hall.ts";
import type { HallWire } from "./hall-wire.ts";

const answerMs = 6_000;
const uploadMs = 20_000;

/** The hall over socket.io and fetch: websocket alone, reconnecting by itself. */
export function openSocketWire(url: string, token: string | null): HallWire {
  const socket = io(url || undefined, {
    transports: ["websocket"],
    auth: token ? { token } : {},
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
  });
  const listeners = new Set<(message: HallMessage) => void>();
  const tell = (message: HallMessage) => {
    for (const listener of listeners) listener(message);
  };
  const tellRefused = () => tell({ kind: "connection", state: { kind: "refused", needs: "pairing" } });

  socket.on("connect", () => tell({ kind: "connection", state: { kind: "connected" } }));
  socket.on("connect_error", (error) => {
    if (error.message === "not-signed-in") tellRefused();
    else tell({ kind: "connection", state: { kind: "away" } });
  });
  socket.on("disconnect", (reason) => {
    tell({ kind: "connection", state: { kind: "connecting" } });
    // A socket that the server closed on purpose does not come back by itself: the token may have been revoked.
    if (reason === "io server disconnect") socket.connect();
  });
  socket.on("beat", (beat: { now: string }) => tell({ kind: "beat", now: beat.now }));
  socket.on("view", (message: ViewMessage) => tell({ kind: "view", message }));

  return {
    url,
    hasCopies: false,
    ask: async (event, input): Promise<PageAnswer<unknown>> => {
      try {
        const answer = (await socket.timeout(answerMs).emitWithAck(event, input)) as Answer<unknown>;
        // A sign-in can run out while its socket stays.
        if (token !== null && !answer.ok && answer.error.code === "not-signed-in") tellRefused();
        return answer;
      } catch {
        return { ok: false, error: { code: "server-away", params: {} } };
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
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
          signal: AbortSignal.timeout(uploadMs),
        });
        const said: unknown = await response.json();
        if (response.ok) return { ok: true, value: said as KeptFile };
        return { ok: false, error: (said as { error: HallError }).error };
      } catch {
        return { ok: false, error: { code: "server-away", params: {} } };
      }
    },
    file: async (id, form) => {
      const address = fileAddress(id, form);
      if (address === null) return { ok: false, error: { code: "not-found", params: { what: "file" } } };
      try {
        const response = await fetch(url + address, {
          headers: token === null ? {} : { authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(uploadMs),
        });
        if (!response.ok)
          return { ok: false, error: ((await response.json()) as { error: HallError }).error };
        if (response.status === 204)
          return { ok: false, error: { code: "not-found", params: { what: "thumbnail" } } };
        const type = (response.headers.get("content-type") ?? "") as KeptFile["type"];
        return { ok: true, value: { content: new Uint8Array(await response.arrayBuffer()), type } };
      } catch {
        return { ok: false, error: { code: "server-away", params: {} } };
      }
    },
    download: async (path) => {
      try {
        const response = await fetch(`${url}${path}`, {
          headers: token === null ? {} : { authorization: `Bearer ${token}` },
        });
        if (response.ok) return { ok: true, value: await response.blob() };
        return { ok: false, error: ((await response.json()) as { error: HallError }).error };
      } catch {
        return { ok: false, error: { code: "server-away", params: {} } };
      }
    },
    upload: async (path, content) => {
      try {
        const response = await fetch(`${url}${path}`, {
          method: "POST",
          headers: {
            "content-type": "application/octet-stream",
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          },
          body: content,
        });
        const said: unknown = await response.json();
        if (response.ok) return { ok: true, value: said };
        return { ok: false, error: (said as { error: HallError }).error };
      } catch {
        return { ok: false, error: { code: "server-away", params: {} } };
      }
    },
    close: () => void socket.close(),
  };
}
