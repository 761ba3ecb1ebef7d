/** One client that floods the hall is held by its rate limit; the others' work goes on as if it were not there. */
import { randomUUID } from "node:crypto";
import { connect as connectTcp } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallJpeg } from "../../hall-server/files/testing.ts";
import {
  type Client,
  connect,
  connectAs,
  type HallProcess,
  signIn,
  startHall,
} from "../hall/hall-process.ts";
import { extent } from "./extent.ts";

let hall: HallProcess;
let clerk: Client;
let guide: Client;

beforeAll(async () => {
  hall = await startHall({ arguments: ["--demo", "--rate-limits"] });
  clerk = await connectAs(hall.url, "clerk-01");
  guide = await connectAs(hall.url, "guide-01");
  await clerk.do("counter:open", { counterId: "1" });
});

afterAll(async () => {
  clerk?.close();
  guide?.close();
  await hall?.end();
});

interface Answered {
  ok: boolean;
  error?: { code: string; params: { retryAfterMs?: number } };
}

/** Sends without waiting for an answer before the next, over several sockets. */
function flood(sockets: Client[], count: number, event: string, input: () => object): Promise<Answered[]> {
  return Promise.all(
    Array.from({ length: count }, (_, n) => {
      const { socket } = sockets[n % sockets.length] ?? sockets[0] ?? clerk;
      return socket.timeout(30_000).emitWithAck(event, input()) as Promise<Answered>;
    }),
  );
}

/** As people work: a number is taken, called, served. Throws when anything of it is refused. */
async function serveFive(): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    const { ticket } = await guide.do("ticket:take", { queueId: "all-round" });
    expect((await clerk.do("counter:callNext")).ticket.id).toBe(ticket.id);
    await clerk.do("counter:start");
    await clerk.do("counter:finish");
  }
}

function expectHeld(answers: Answered[], mostServed: number): void {
  const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error?.code])));
  expect(codes).toContain("rate-limited");
  expect(answers.filter((answer) => answer.error?.code !== "rate-limited").length).toBeLessThan(mostServed);
  for (const { error } of answers) {
    if (error?.code === "rate-limited") expect(error.params.retryAfterMs).toBeGreaterThan(0);
  }
}

async function isServed([first]: Client[]): Promise<boolean> {
  return (await first?.ask("help:call", { page: "kiosk" }))?.ok === true;
}

const floods = extent(6_000, 100_000);
/** What one client may ask for while the flood lasts, with much room for a machine that takes long over it. */
const mostServed = floods / 4;

test.each([
  ["commands", "device:report", () => ({ commandId: randomUUID(), deviceId: "reader", status: "ready" })],
  ["nonsense", "no-such-event", () => ({ x: "y".repeat(2_000) })],
])(
  "a device that floods %s over ten sockets is rate-limited as one, and nobody else is",
  async (_what, event, input) => {
    const sockets = await Promise.all(Array.from({ length: 10 }, () => connect(hall.url, "demo-kiosk-1")));
    const [answers] = await Promise.all([flood(sockets, floods, event, input), serveFive()]);
    expectHeld(answers, mostServed);
    await expect.poll(async () => await isServed(sockets)).toBe(true);
    for (const socket of sockets) socket.close();
  },
);

test("somebody without a sign-in who floods over fifty sockets is held by the address", async () => {
  const sockets = await Promise.all(Array.from({ length: 50 }, () => connect(hall.url)));
  const [answers] = await Promise.all([
    flood(sockets, floods, "view:open", () => ({ name: "ticket", params: { token: "t.nothing" } })),
    serveFive(),
  ]);
  expectHeld(answers, mostServed);
  for (const socket of sockets) socket.close();
});

function put(token: string): Promise<Response> {
  const scan = smallJpeg(randomUUID());
  return fetch(`${hall.url}/api/blobs`, {
    method: "PUT",
    headers: { "content-type": "image/jpeg", authorization: `Bearer ${token}` },
    body: new Uint8Array(scan),
  });
}

test("a clerk who floods uploads is rate-limited with a code, and another clerk's scan is taken in", async () => {
  const [flooder, other] = [await signIn(hall.url, "clerk-02"), await signIn(hall.url, "clerk-03")];
  const responses: Response[] = [];
  for (let n = 0; n < 10; n += 1)
    responses.push(...(await Promise.all(Array.from({ length: 20 }, () => put(flooder)))));
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(100);
  expect(responses.every(({ status }) => status === 201 || status === 429)).toBe(true);
  expect(await refused[0]?.json()).toMatchObject({ ok: false, error: { code: "rate-limited" } });
  expect((await put(other)).status).toBe(201);
});

test("an upload of somebody who may not is refused by its head, before its ten megabytes are taken in", async () => {
  const { hostname, port } = new URL(hall.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connectTcp({ host: hostname, port: Number(port) });
    socket.setTimeout(20_000, () => reject(new Error("no answer to the head alone")));
    socket.once("data", (bytes) => {
      resolve(bytes.toString("utf8"));
      socket.destroy();
    });
    socket.on("error", reject);
    socket.write(
      `PUT /api/blobs HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: image/png\r\nContent-Length: 10000000\r\n\r\n\x89PNG`,
    );
  });
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toContain('"code":"not-signed-in"');
});
