/** For tests: a window whose page can be anything, and the wire that its page would send on. */
import type { IpcMain } from "electron";
import type { BridgeAnswer } from "../contract/bridge.ts";
import type { PageWindow } from "./page-window.ts";
import type { Sender } from "./sender.ts";

/** What reached the window, as `[what, ...arguments]`. */
export type Reached = [what: string, ...words: unknown[]];

export function fakeWindow(
  about: Partial<Pick<PageWindow, "id" | "role" | "contentsId" | "url">> = {},
  reached: Reached[] = [],
): PageWindow {
  const note =
    <Answer>(what: string, answer: Answer) =>
    async (...words: unknown[]): Promise<Answer> => {
      reached.push([what, ...words]);
      return answer;
    };
  const done: BridgeAnswer = { ok: true, value: "done" };
  return {
    ...{ id: "kiosk", role: "kiosk", contentsId: 1, url: "http://127.0.0.1:40123/kiosk/", ...about },
    devices: {
      list: note("list", []),
      listen: () => () => {},
      operate: note("operate", { outcome: "unknown", reason: "no-answer" }) as never,
      print: note("print", { outcome: "printed" }),
      claim: note("claim", "claimed"),
      release: note("release", undefined),
      history: note("history", []),
      leave: () => {},
    },
    hall: {
      ask: note("ask", done),
      read: note("read", {}),
      keep: note("keep", done),
      file: note("file", done),
      signIn: note("signIn", done),
      signOut: note("signOut", undefined),
      pair: note("pair", done),
    },
    begin: () => void reached.push(["begin"]),
    taken: (serial) => void reached.push(["taken", serial]),
    tellAgain: () => void reached.push(["tellAgain"]),
  };
}

/** Electron's end of the wire, by hand. */
export function fakeIpc() {
  const handlers = new Map<string, (event: never, ...words: unknown[]) => unknown>();
  const listeners = new Map<string, (event: never, ...words: unknown[]) => void>();
  const ipcMain = {
    handle: (channel: string, handler: never) => void handlers.set(channel, handler),
    on: (channel: string, listener: never) => void listeners.set(channel, listener),
  } as unknown as Pick<IpcMain, "handle" | "on">;
  return {
    ipcMain,
    channels: () => [...handlers.keys()],
    invoke: async (from: Sender, channel: string, ...words: unknown[]) =>
      handlers.get(channel)?.(from as never, ...words),
    send: (from: Sender, channel: string, ...words: unknown[]) =>
      listeners.get(channel)?.(from as never, ...words),
  };
}
