import type { Socket } from "node:net";
import { z } from "zod";
import { createLines } from "./wire.ts";

/** QEMU's monitor protocol: one command at a time, answered by `return` or `error`, events between. */
export interface Monitor {
  execute(command: string, parameters: Record<string, string>): Promise<void>;
}

const answer = z.looseObject({
  return: z.unknown().optional(),
  error: z.object({ desc: z.string() }).optional(),
});

export async function openMonitor(socket: Socket): Promise<Monitor> {
  let waiting: { resolve(): void; reject(error: Error): void } | undefined;
  let turn: Promise<void> = Promise.resolve();
  socket.setEncoding("utf8").on(
    "data",
    createLines((line) => {
      const { error, ...rest } = answer.parse(JSON.parse(line));
      if (error) waiting?.reject(new Error(error.desc));
      else if ("return" in rest) waiting?.resolve();
    }),
  );

  function send(command: string, parameters?: Record<string, string>): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting = { resolve, reject };
    socket.write(`${JSON.stringify({ execute: command, ...(parameters && { arguments: parameters }) })}\n`);
    return promise;
  }

  await send("qmp_capabilities");
  return {
    execute(command, parameters) {
      const next = turn.then(() => send(command, parameters));
      turn = next.catch(() => {});
      return next;
    },
  };
}
