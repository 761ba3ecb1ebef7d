/**
 * The one thing that a page gets of its shell: `window.yichuang`. It runs sandboxed and in a world of its own; a page never
 * sees Electron's objects, and its listeners get data and nothing else.
 */
import { contextBridge, ipcRenderer } from "electron";
import type { Unknown } from "../drivers/contract/refusal.ts";
import { channels } from "./bridge/channels.ts";
import type { PageMessage } from "./bridge/page-message.ts";
import type { BridgeAnswer, ShellBridge } from "./contract/bridge.ts";
import { type GuardedWindow, guardPage, hearGesture } from "./lock-down/page-guard.ts";
import { type CoveredWindow, findCovers } from "./watch/covers.ts";
import { givePulse, type PulsingWindow } from "./watch/pulse.ts";
import { readAbout } from "./windows/about.ts";

type Listener<Kind extends PageMessage["of"]> = (
  message: Extract<PageMessage, { of: Kind }>["message"],
) => void;
const listeners = { hall: new Set<Listener<"hall">>(), devices: new Set<Listener<"devices">>() };

ipcRenderer.on(channels.message, (_event, serial: number, { of, message }: PageMessage) => {
  for (const listener of [...listeners[of]]) {
    try {
      (listener as (message: unknown) => void)(message);
    } catch {
      // One part of the page that failed is not the other's affair; the page's own error handling has seen it.
    }
  }
  ipcRenderer.send(channels.taken, serial);
});

const noAnswer: Unknown = { outcome: "unknown", reason: "no-answer" };
const failed: BridgeAnswer = { ok: false, error: { code: "internal", params: {} } };

/** Main answers always; were it gone, a page would be told so as if a hall had said no. */
function ask<Answer>(instead: Answer, channel: string, ...words: unknown[]): Promise<Answer> {
  return ipcRenderer.invoke(channel, ...words).catch(() => instead);
}

const about = readAbout(process.argv);

const serviceListeners = new Set<() => void>();
function tellService(): void {
  for (const listener of [...serviceListeners]) listener();
}

const bridge: ShellBridge = {
  ...about,
  hall: {
    ask: (event, input) => ask(failed, channels.ask, event, input),
    read: (path) => ask(null, channels.read, path),
    keep: (content, type) => ask(failed, channels.keep, content, type),
    file: (blobId, form) => ask(failed, channels.file, blobId, form),
    signIn: (user, password) => ask(failed, channels.signIn, user, password),
    signOut: async () => void (await ask(null, channels.signOut)),
    pair: (code, name) => ask(failed, channels.pair, code, name),
    listen: (listener) => {
      const own = (message: Parameters<typeof listener>[0]) => listener(message);
      listeners.hall.add(own);
      ipcRenderer.send(channels.again);
      return () => void listeners.hall.delete(own);
    },
  },
  devices: {
    list: () => ask([], channels.listDevices),
    listen: (listener) => {
      const own = (event: Parameters<typeof listener>[0]) => listener(event);
      listeners.devices.add(own);
      return () => void listeners.devices.delete(own);
    },
    operate: (deviceId, operation, input) => ask(noAnswer, channels.operate, deviceId, operation, input),
    print: (deviceId, job) => ask(noAnswer, channels.operate, deviceId, "print", job),
    claim: (deviceId) => ask("not-found", channels.claim, deviceId),
    release: async (deviceId) => void (await ask(null, channels.release, deviceId)),
    history: (deviceId) => ask([], channels.history, deviceId),
  },
  service: {
    listen: (listener) => {
      const own = () => listener();
      serviceListeners.add(own);
      return () => void serviceListeners.delete(own);
    },
    door: () => ask({ kind: "no-code" }, channels.door),
    unlock: (code) => ask({ kind: "no-code" }, channels.unlock, code),
    shut: async () => void (await ask(null, channels.shut)),
    leave: (what) => ask("not-unlocked", channels.leave, what),
  },
};

const page = globalThis as unknown as GuardedWindow & PulsingWindow & CoveredWindow;
guardPage(page);
hearGesture(page, tellService);
ipcRenderer.on(channels.serviceAsked, tellService);
givePulse(page, (pulse) => ipcRenderer.send(channels.pulse, pulse));
ipcRenderer.on(channels.coversAsked, () => ipcRenderer.send(channels.covers, findCovers(page)));

ipcRenderer.send(channels.begin);
contextBridge.exposeInMainWorld("yichuang", bridge);
