/** A real hall server as a process of its own, on a folder and a port of its own, and clients that know only the wire. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { io, type Socket } from "socket.io-client";
import { queryNames } from "../../hall-server/contract/queries.ts";

export interface HallProcess {
  url: string;
  pid: number;
  folder: string;
  /** What it wrote to standard error so far. */
  log(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Its sockets stay, and it does nothing: as a machine that hangs. */
  freeze(): void;
  thaw(): void;
  /** Kills it and starts it again on the same folder and port. */
  restart(signal?: NodeJS.Signals): Promise<HallProcess>;
  /** Ends it and removes its folder. */
  end(): Promise<void>;
}

interface HallProcessOptions {
  hall?: string;
  folder?: string;
  port?: number;
  arguments?: string[];
  pages?: string;
}

const startMs = 40_000;
/** As long as a page waits for anything. */
const answerMs = 30_000;

export async function startHall(options: HallProcessOptions = {}): Promise<HallProcess> {
  const folder = options.folder ?? join(mkdtempSync(join(tmpdir(), "yichuang-hall-")), "data");
  const child = spawn(process.execPath, argumentsOf(options, folder), { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (data) => {
    log += data;
  });
  const kill = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    // Not "exit": its last lines may still be on their way then.
    const gone = new Promise((resolve) => child.once("close", resolve));
    child.kill(signal);
    await gone;
  };
  const remove = () => rmSync(dirname(folder), { recursive: true, force: true });
  const url = await readyUrl(child, () => log).catch(async (error: unknown) => {
    // Nobody else has this process in hand, nor a folder that was made for it alone.
    await kill("SIGKILL");
    if (options.folder === undefined) remove();
    throw error;
  });
  return {
    url,
    pid: child.pid ?? 0,
    folder,
    log: () => log,
    kill,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    restart: async (signal) => {
      await kill(signal);
      return startHall({ ...options, folder, port: Number(new URL(url).port) });
    },
    end: async () => {
      await kill();
      remove();
    },
  };
}

/** Starts a hall on a folder and kills it again, most likely before it is ready. */
export async function killWhileStarting(folder: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, argumentsOf({}, folder), { stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill("SIGKILL");
  await gone;
}

function argumentsOf(options: HallProcessOptions, folder: string): string[] {
  return [
    "hall-server/main.ts",
    ...["--hall", options.hall ?? "town", "--data", folder, "--port", String(options.port ?? 0)],
    ...(options.pages ? ["--pages", options.pages] : []),
    ...(options.arguments ?? ["--demo"]),
  ];
}

function readyUrl(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The hall did not start:\n${log()}`)), startMs);
    // Not "exit": why it ended may still be on its way then.
    child.once("close", () => {
      clearTimeout(timer);
      reject(new Error(`The hall ended:\n${log()}`));
    });
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(timer);
      resolve((JSON.parse(line) as { url: string }).url);
    });
  });
}

// biome-ignore lint/suspicious/noExplicitAny: these clients know the wire as text, not the server's types.
type Loose = any;

export interface Client {
  socket: Socket;
  /** The whole acknowledgement. A command id is made unless one is given. */
  ask(event: string, input?: Loose): Promise<Loose>;
  /** The value; throws with the error when refused. */
  do(event: string, input?: Loose): Promise<Loose>;
  /** Opens a view; `value()` is always the newest. */
  view(
    name: string,
    params?: Loose,
  ): Promise<{ value(): Loose; version(): number; until(isSo: (value: Loose) => boolean): Promise<Loose> }>;
  close(): void;
}

const queries: readonly string[] = queryNames;

export async function connect(url: string, token?: string): Promise<Client> {
  const socket = io(url, { transports: ["websocket"], auth: token ? { token } : {}, reconnectionDelay: 100 });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  const isCommand = (event: string) => !event.startsWith("view:") && !queries.includes(event);
  const ask = (event: string, input: Loose = {}) =>
    socket
      .timeout(answerMs)
      .emitWithAck(event, isCommand(event) ? { commandId: randomUUID(), ...input } : input);
  return {
    socket,
    ask,
    do: async (event, input) => {
      const answer = await ask(event, input);
      if (!answer.ok) throw new Error(`${event}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    view: async (name, params = {}) => {
      let message: Loose = null;
      const listeners = new Set<() => void>();
      socket.on("view", (next: Loose) => {
        if (message === null || next.name !== name) return;
        if (JSON.stringify(next.params) !== JSON.stringify(message.params)) return;
        message = next;
        for (const listener of listeners) listener();
      });
      const opened = await ask("view:open", { name, params });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      if (message === null || message.version < opened.value.version) message = opened.value;
      return {
        value: () => message.value,
        version: () => message.version,
        until: (isSo) =>
          new Promise((resolve, reject) => {
            const timer = setTimeout(
              () => reject(new Error(`${name} never became so: ${JSON.stringify(message.value)}`)),
              answerMs,
            );
            const look = () => {
              if (!isSo(message.value)) return;
              clearTimeout(timer);
              listeners.delete(look);
              resolve(message.value);
            };
            listeners.add(look);
            look();
          }),
      };
    },
    close: () => socket.close(),
  };
}

export async function signIn(url: string, user: string): Promise<string> {
  const response = await fetch(`${url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user, password: "demo-only" }),
  });
  return ((await response.json()) as { token: string }).token;
}

export async function connectAs(url: string, user: string): Promise<Client> {
  return connect(url, await signIn(url, user));
}
