/**
 * A client that stops reading, in the network's own buffers and not by a polite word, costs no growing memory: its views
 * are conflated, and it is right at once when it reads again. One that goes on asking without taking the answers is cut off.
 */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Client,
  connect,
  connectAs,
  type HallProcess,
  signIn,
  startHall,
} from "../hall/hall-process.ts";
import { extent } from "./extent.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

const changes = extent(3_000, 60_000);
/** What the server may hold for one client that does not read: some views and its send buffer. */
const mostHeldBytes = 8 * 1024 * 1024;

let hall: HallProcess;
let kiosk: Client;
let clerk: Client;

beforeAll(async () => {
  hall = await startHall();
  kiosk = await connect(hall.url, "demo-kiosk-1");
  clerk = await connectAs(hall.url, "clerk-01");
  await clerk.do("counter:open", { counterId: "1" });
});

afterAll(async () => {
  kiosk?.close();
  clerk?.close();
  await hall?.end();
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${hall.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

/** Tickets are taken and cancelled again, so that what changes is the hall and not its size. */
async function stir(count: number): Promise<void> {
  const atOnce = 20;
  for (let done = 0; done < count; done += 2 * atOnce) {
    const taken = await Promise.all(
      Array.from({ length: atOnce }, () => kiosk.do("ticket:take", { queueId: "all-round" })),
    );
    await Promise.all(taken.map(({ ticket }) => kiosk.do("ticket:cancel", { ticketId: ticket.id })));
  }
}

/** Everything of a manager's page that changes, opened by hand. */
async function openViews(raw: RawSocket): Promise<void> {
  const views = [
    ["hall", {}],
    ["screen", { screenId: "1" }],
    ...["1", "2", "3", "4"].flatMap((counterId) => [
      ["counter", { counterId }],
      ["sign", { counterId }],
      ["pad", { counterId }],
    ]),
  ] as const;
  views.forEach(([name, params], id) => {
    raw.send(`42${id}${JSON.stringify(["view:open", { name, params }])}`);
  });
  for (const [id] of views.entries()) await raw.next((text) => text.startsWith(`43${id}[`));
}

const hallViews = (raw: RawSocket) =>
  raw.texts
    .filter((one) => one.startsWith('42["view",{"name":"hall"'))
    .map((text) => JSON.parse(text.slice(2))[1]);
const newestHall = (raw: RawSocket) => hallViews(raw).at(-1);
const versionsOf = (raw: RawSocket): number[] => hallViews(raw).map(({ version }) => version);

test("thousands of changes while a client does not read: the server holds little, and it is right when it reads", async () => {
  const raw = await openRawSocket(hall.url, { token: await signIn(hall.url, "manager") });
  await openViews(raw);
  raw.tcp.pause();
  // It says that it is alive, so that it is not taken for gone; it only reads nothing.
  const sayingAlive = setInterval(() => raw.send("3"), 1_000);
  await stir(changes);
  const held = await metric("yichuang_unsent_bytes");
  expect(held).toBeLessThan(mostHeldBytes);

  const manager = await connectAs(hall.url, "manager");
  const truth = await manager.view("hall");
  raw.tcp.resume();
  await expect.poll(() => newestHall(raw)?.value.today.taken).toBe(truth.value().today.taken);
  expect(versionsOf(raw)).toEqual(versionsOf(raw).toSorted((a, b) => a - b));
  clearInterval(sayingAlive);
  manager.close();
  raw.destroy();
});

/** Sends on and reads nothing, until it is cut off; the most that the server held for it meanwhile. */
async function flood(token: string, send: (raw: RawSocket, id: number) => void): Promise<number> {
  const raw = await openRawSocket(hall.url, { token });
  raw.tcp.pause();
  let most = 0;
  for (let id = 0; id < 400_000 && !raw.isClosed; id += 1) {
    send(raw, id);
    if (id % 100 !== 99) continue;
    while (raw.tcp.writableLength > 0 && !raw.isClosed) await delay(5);
    if (id % 1_000 === 999) most = Math.max(most, await metric("yichuang_unsent_bytes"));
  }
  expect(raw.isClosed).toBe(true);
  raw.destroy();
  return most;
}

test.each([
  [
    "commands",
    "demo-kiosk-1",
    '["lease:take",{"queueId":"all-round","count":200,"commandId":"6f1c2f6e-3d2b-4f9a-9d63-0a3a1f0c7b11"}]',
  ],
  ["queries", "manager", '["tickets:list",{"limit":200}]'],
  ["openings of a view", "manager", '["view:open",{"name":"hall","params":{}}]'],
])(
  "a client that floods %s and reads no answer is cut off, and its answers fill no memory",
  async (_what, who, event) => {
    await stir(400);
    const token = who === "manager" ? await signIn(hall.url, who) : who;
    expect(await flood(token, (raw, id) => raw.send(`42${id}${event}`))).toBeLessThan(mostHeldBytes);
    expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
  },
);

test("nor do the answers to a websocket's own pings", async () => {
  const payload = Buffer.alloc(125);
  expect(await flood("demo-kiosk-1", (raw) => raw.sendFrame({ opcode: 9, payload }))).toBeLessThan(
    mostHeldBytes,
  );
  expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
});
