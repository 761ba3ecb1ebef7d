/** One WebSocket to Chromium's DevTools protocol, and its sessions, one for each page. */
import type { CDPSession } from "@playwright/test";

/** The protocol's commands and events as Playwright types them. */
export interface Session {
  readonly send: CDPSession["send"];
  readonly on: CDPSession["on"];
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  sessionId: string;
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const answeredByRenderer = new Set(["Runtime.evaluate", "Page.captureScreenshot"]);

type EventListener = (params: unknown) => void;

export class Connection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, EventListener[]>();
  #lastId = 0;
  #isEnding = false;
  readonly browser: Session = this.session("");

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)) as Message);
    socket.onclose = () => {
      if (this.#isEnding) return;
      for (const { reject } of this.#waiting.values()) reject(new Error("Chromium is gone."));
      this.#waiting.clear();
    };
  }

  static open(url: string): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      socket.onopen = () => resolve(new Connection(socket));
      socket.onerror = () => reject(new Error(`Chromium does not answer at ${url}`));
    });
  }

  /** `id` is the protocol's session id; empty for the browser itself. */
  session(id: string): Session {
    const send = (method: string, params: unknown = {}) => this.#send(method, params, id);
    const on = (event: string, listener: EventListener) => {
      const key = `${id} ${event}`;
      this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener]);
    };
    return { send, on } as unknown as Session;
  }

  forget(sessionId: string): void {
    for (const key of this.#listeners.keys())
      if (key.startsWith(`${sessionId} `)) this.#listeners.delete(key);
  }

  /** From now on nobody is told that Chromium is gone: the process ends, as Electron's does, with it. */
  willEnd(): void {
    this.#isEnding = true;
  }

  close(): void {
    this.#socket.close();
  }

  /** What its renderer did not answer before it was gone, it never will. */
  #giveUp(sessionId: string): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.sessionId !== sessionId || !answeredByRenderer.has(waiting.method)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error("The page is gone."));
    }
  }

  #send(method: string, params: unknown, sessionId: string): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(new Error("Chromium is gone."));
      this.#waiting.set(id, {
        sessionId,
        method,
        resolve,
        reject: ({ message }) => reject(new Error(`${method}: ${message}`)),
      });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === "" ? {} : { sessionId }) }));
    });
  }

  #receive({ id, method, params, sessionId = "", result, error }: Message): void {
    if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
      return;
    }
    if (method === "Inspector.targetCrashed") this.#giveUp(sessionId);
    for (const listener of this.#listeners.get(`${sessionId} ${method}`) ?? []) listener(params);
  }
}
