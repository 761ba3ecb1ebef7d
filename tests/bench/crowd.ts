/** A process full of clients: they press, and note when what they are shown arrives. Driven by `crowd-process.ts`. */
import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { Answered, Arrival, ClientPlan, CrowdCalls, View } from "./crowd-calls.ts";
import { inventedHolder } from "./invented.ts";

const clients: { socket: Socket; views: View[] }[] = [];
let arrivals: Arrival[] = [];
let viewCount = 0;
const newest = new Map<string, Omit<Arrival, "at">>();
const opened: Record<string, unknown> = {};
let isNoting = false;

function connect(url: string, { auth, views }: ClientPlan): Promise<number> {
  const socket = io(url, { transports: ["websocket"], auth, forceNew: true, reconnection: false });
  const index = clients.push({ socket, views }) - 1;
  socket.on("view", (message: Arrival["message"]) => {
    viewCount += 1;
    newest.set(`${index} ${message.name}`, { client: index, message });
    if (isNoting) arrivals.push({ client: index, at: performance.now(), message });
  });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(index));
    socket.once("connect_error", reject);
  });
}

async function openViews(index: number): Promise<void> {
  const client = clients[index];
  for (const view of client?.views ?? []) {
    const answer = await client?.socket.emitWithAck("view:open", view);
    opened[JSON.stringify(view)] = answer;
    if (!answer.ok) throw new Error(`view:open ${view.name}: ${JSON.stringify(answer.error)}`);
  }
}

async function send(index: number, name: string, input: object): Promise<Answered> {
  const socket = clients[index]?.socket;
  if (!socket) throw new Error(`There is no client ${index}.`);
  const at = performance.now();
  const answer = (await socket.emitWithAck(name, {
    commandId: randomUUID(),
    ...input,
  })) as Answered["answer"];
  return { answer, at, ms: performance.now() - at };
}

const calls: CrowdCalls = {
  connect: async (url, plans) => {
    const indexes: number[] = [];
    for (let i = 0; i < plans.length; i += 50) {
      indexes.push(...(await Promise.all(plans.slice(i, i + 50).map((plan) => connect(url, plan)))));
    }
    await Promise.all(indexes.map(openViews));
    return indexes;
  },

  // Everybody at once, as after a power cut: until the last has what it is shown.
  reconnect: async (url, plans) => {
    const startedAt = performance.now();
    await Promise.all(plans.map(async (plan) => openViews(await connect(url, plan))));
    return performance.now() - startedAt;
  },

  take: async ({ from, count, queueId }) => {
    let next = from;
    const errors: string[] = [];
    const startedAt = performance.now();
    await Promise.all(
      clients.map(async (_, index) => {
        while (next < from + count) {
          const serial = next;
          next += 1;
          const { answer } = await send(index, "ticket:take", { queueId, holder: inventedHolder(serial) });
          if (!answer.ok) errors.push(answer.error?.code ?? "unknown");
        }
      }),
    );
    return { ms: performance.now() - startedAt, errors };
  },

  together: (indexes, name, inputs) =>
    Promise.all(indexes.map((index, i) => send(index, name, inputs[i] ?? {}))),

  oneByOne: async (index, name, inputs) => {
    const answered: Answered[] = [];
    for (const input of inputs) answered.push(await send(index, name, input));
    return answered;
  },

  note: async (index, name, input, ms) => {
    arrivals = [];
    isNoting = true;
    const answered = await send(index, name, input);
    await new Promise((resolve) => setTimeout(resolve, ms));
    isNoting = false;
    return { ...answered, arrivals };
  },

  opened: async () => opened,

  received: async () => ({ count: viewCount, newest: [...newest.values()] }),

  serveDay: async (kiosk, clerks, tickets) => {
    for (let served = 0; served < tickets; served += clerks.length) {
      const now = clerks.slice(0, tickets - served);
      await Promise.all(
        now.map(({ queueId }, i) =>
          send(kiosk, "ticket:take", { queueId, holder: inventedHolder(served + i) }),
        ),
      );
      for (const name of ["counter:callNext", "counter:start", "counter:finish"]) {
        await Promise.all(now.map(({ index }) => send(index, name, {})));
      }
    }
  },
};

process.on("message", async ({ id, call, args }: { id: number; call: keyof CrowdCalls; args: unknown[] }) => {
  try {
    const run = calls[call] as (...args: unknown[]) => Promise<unknown>;
    process.send?.({ id, value: await run(...args) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : JSON.stringify(error) });
  }
});
process.send?.({ id: 0, value: "ready" });
