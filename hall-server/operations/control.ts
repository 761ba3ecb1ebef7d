/**
 * The hall's back door for whoever runs it: a socket in the file system beside the data folder, which only the
 * server's own user may open, so that a nightly backup needs no password and no port.
 */
import { chmodSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import { z } from "zod";
import { describeError } from "./describe-error.ts";
import type { Log } from "./events.ts";

/** What a socket's path may have, with its closing zero (sun_path). */
const longestPathBytes = 107;
const largestBodyBytes = 16 * 1024;

export interface Control {
  stop(): void;
}

export interface ControlServices {
  backup: (wish: BackupCall) => Promise<unknown>;
  /** Pages whose time is over; `isDryRun`: only how many they are. */
  purge: (isDryRun: boolean) => unknown;
  status: () => unknown;
}

const backupCall = z.strictObject({
  shelf: z.string().min(1),
  keep: z.int().positive().nullable(),
});
export type BackupCall = z.infer<typeof backupCall>;

const purgeCall = z.strictObject({ isDryRun: z.boolean() });
export type PurgeCall = z.infer<typeof purgeCall>;

export function controlPath(dataFolder: string): string {
  return `${resolve(dataFolder)}.control`;
}

/** To be called by whoever holds the database: a socket that a killed server left is taken away. */
export function openControl(dataFolder: string, services: ControlServices, log: Log): Control {
  const path = controlPath(dataFolder);
  if (Buffer.byteLength(path) > longestPathBytes) {
    log("control-unavailable", { because: `${path} is longer than ${longestPathBytes} bytes` });
    return { stop: () => {} };
  }
  const server = createServer((asked, reply) => {
    answer(asked, services)
      .catch((error: unknown) => {
        log("request-failed", { name: "control", ...describeError(error) });
        return { status: 500, body: {} };
      })
      .then(({ status, body }) => send(reply, status, body));
  });
  server.on("error", (error) => log("control-unavailable", describeError(error)));
  try {
    rmSync(path, { force: true });
    // The socket is made with the mask of this moment: nobody else may open it even for an instant.
    const mask = process.umask(0o177);
    server.listen(path);
    process.umask(mask);
    chmodSync(path, 0o600);
  } catch (error) {
    log("control-unavailable", describeError(error));
  }
  return {
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  asked: IncomingMessage,
  services: ControlServices,
): Promise<{ status: number; body: unknown }> {
  if (asked.method === "GET" && asked.url === "/status") return { status: 200, body: services.status() };
  if (asked.method === "POST" && asked.url === "/purges") {
    const read = purgeCall.safeParse(JSON.parse((await bodyOf(asked)) || "null"));
    return read.success
      ? { status: 200, body: services.purge(read.data.isDryRun) }
      : { status: 400, body: {} };
  }
  if (asked.method !== "POST" || asked.url !== "/backups") return { status: 404, body: {} };
  const read = backupCall.safeParse(JSON.parse((await bodyOf(asked)) || "null"));
  if (!read.success) return { status: 400, body: {} };
  return { status: 200, body: await services.backup(read.data) };
}

async function bodyOf(asked: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of asked.setEncoding("utf8")) {
    body += chunk;
    if (body.length > largestBodyBytes) return "";
  }
  return body;
}

function send(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { "content-type": "application/json", connection: "close" });
  reply.end(JSON.stringify(body));
}

/** Null when no hall runs on this folder, or its socket is not ours to open. Waits as long as a backup takes. */
export function askControl(
  dataFolder: string,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<unknown | null> {
  return new Promise((resolveAnswer) => {
    const asking = request({ socketPath: controlPath(dataFolder), method, path }, (answered) => {
      bodyOf(answered).then(
        (text) => resolveAnswer(answered.statusCode === 200 ? JSON.parse(text) : null),
        () => resolveAnswer(null),
      );
    });
    asking.on("error", () => resolveAnswer(null));
    asking.end(body === undefined ? "" : JSON.stringify(body));
  });
}
