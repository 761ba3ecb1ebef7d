/**
 * What a sandboxed preload script finds around it: `require("electron")` with contextBridge and ipcRenderer. Runs in the
 * preload's isolated world as its own source: it uses nothing from outside itself.
 */
import type { Bridge } from "./bridge.ts";
import type { Clone } from "./clone.ts";

/** From this world to the main process. */
export type ToMain =
  | { type: "invoke"; id: number; channel: string; input: string }
  | { type: "send"; channel: string; input: string }
  | { type: "preload-error"; message: string; stack: string };

/** From the main process to this world. */
export type ToWorld =
  | { type: "answer"; id: number; isOk: boolean; output: string }
  | { type: "message"; channel: string; input: string };

type Listener = (event: object, ...input: unknown[]) => void;

export interface PreloadWorld {
  run(
    preload: (require: (name: string) => unknown, module: object, exports: object, process: object) => void,
  ): void;
}

export function makePreloadWorld(
  clone: Clone,
  bridge: Bridge,
  say: (text: string) => void,
  about: { deliver: string; process: Record<string, unknown> },
): PreloadWorld {
  const invoked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, { given: Listener; called: Listener }[]>();
  let lastId = 0;

  const tell = (message: ToMain) => say(JSON.stringify(message));
  const listenersOf = (channel: string) => listeners.get(channel) ?? [];

  function refusing<T extends object>(name: string, object: T): T {
    return new Proxy(object, {
      get(target, key, receiver) {
        if (typeof key === "symbol" || key in target || key === "then")
          return Reflect.get(target, key, receiver);
        throw new Error(
          `The stand-in for Electron does not have ${name}.${key}: add it to tests/electron/stand-in.`,
        );
      },
    });
  }

  function add(channel: string, given: Listener, called: Listener): object {
    listeners.set(channel, [...listenersOf(channel), { given, called }]);
    return ipcRenderer;
  }

  function remove(channel: string, listener: Listener): object {
    const at = listenersOf(channel).findLastIndex(({ given }) => given === listener);
    listeners.set(channel, listenersOf(channel).toSpliced(at, at < 0 ? 0 : 1));
    return ipcRenderer;
  }

  const ipcRenderer: Record<string, unknown> = refusing("ipcRenderer", {
    invoke(channel: string, ...input: unknown[]): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        invoked.set(id, { resolve, reject });
        try {
          tell({ type: "invoke", id, channel, input: clone.encode(input) });
        } catch (error) {
          invoked.delete(id);
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    send(channel: string, ...input: unknown[]): void {
      tell({ type: "send", channel, input: clone.encode(input) });
    },
    on: (channel: string, listener: Listener) => add(channel, listener, listener),
    addListener: (channel: string, listener: Listener) => add(channel, listener, listener),
    once: (channel: string, listener: Listener) =>
      add(channel, listener, (event, ...input) => {
        remove(channel, listener);
        listener(event, ...input);
      }),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string): object {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listenersOf(channel).length,
  });

  function deliver(text: string): void {
    const message = JSON.parse(text) as ToWorld;
    if (message.type === "message") {
      const input = clone.decode(message.input) as unknown[];
      const event = { sender: ipcRenderer, ports: [] };
      for (const { called } of listenersOf(message.channel)) called(event, ...input);
      return;
    }
    const waiting = invoked.get(message.id);
    invoked.delete(message.id);
    const output = clone.decode(message.output);
    if (message.isOk) waiting?.resolve(output);
    else waiting?.reject(output as Error);
  }
  Object.defineProperty(globalThis, about.deliver, { value: deliver });

  const electron = refusing("electron, as a sandboxed preload script sees it,", {
    ipcRenderer,
    contextBridge: refusing("contextBridge", bridge),
  });
  const process = refusing("process, as a sandboxed preload script sees it,", about.process);

  function require(name: string): unknown {
    if (name === "electron" || name === "electron/renderer") return electron;
    throw new Error(`module not found: ${name}`);
  }

  return {
    run(preload) {
      const module = { exports: {} };
      try {
        preload(require, module, module.exports, process);
      } catch (error) {
        const { message, stack } = error instanceof Error ? error : new Error(String(error));
        console.error(`Unable to load preload script: ${message}`);
        tell({ type: "preload-error", message, stack: stack ?? "" });
      }
    },
  };
}
