import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CrowdCalls } from "./crowd-calls.ts";

export type Crowd = CrowdCalls & { end(): Promise<void> };

/** Starts a process for the clients, so that they do not share the event loop of what they measure. */
export async function startCrowd(): Promise<Crowd> {
  const child = fork(fileURLToPath(new URL("./crowd.ts", import.meta.url)), {
    serialization: "advanced",
    execArgv: [],
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ready = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }));
  child.on("message", ({ id, value, error }: { id: number; value: unknown; error?: string }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(value);
    else reject?.(new Error(error));
  });
  child.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The crowd's process ended."));
  });
  await ready;
  let last = 0;
  const ask =
    (call: keyof CrowdCalls) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, call, args });
      });
  const names = [
    "connect",
    "reconnect",
    "take",
    "together",
    "oneByOne",
    "note",
    "opened",
    "received",
    "serveDay",
  ] as const;
  const asked = Object.fromEntries(names.map((name) => [name, ask(name)])) as unknown as CrowdCalls;
  return { ...asked, end: () => end(child) };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill();
  return gone;
}
