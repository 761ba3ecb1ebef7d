import { EventEmitter } from "node:events";
import { strict } from "../strict.ts";

type Handler = (event: unknown, ...input: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  /** By the name that it has in Electron too. */
  readonly _invokeHandlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this._invokeHandlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== "function") throw new TypeError("Expected handler to be a function");
    this._invokeHandlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...input) => {
      this.removeHandler(channel);
      return handler(event, ...input);
    });
  }

  removeHandler(channel: string): void {
    this._invokeHandlers.delete(channel);
  }
}

export type GuardedIpcMain = IpcMain;

export function makeIpcMain(name: string): GuardedIpcMain {
  return strict(name, new IpcMain());
}

export const ipcMain = makeIpcMain("ipcMain");
