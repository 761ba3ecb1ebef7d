/** P2 on a real server: the same command races itself over two connections, and is sent again after a kill. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import type { Sent } from "./disk/crowd.ts";
import { readJournal } from "./disk/journal-on-disk.ts";
import { Ledger } from "./disk/settled.ts";
import { Talk, type Tokens } from "./disk/talk.ts";
import { extent } from "./extent.ts";

const people = extent(25, 2_000);
const tokens: Tokens = { kiosk: "demo-kiosk-1", "pad-2": "demo-pad-2", phone: undefined };
const said: Sent[] = [];
let hall: HallProcess;
let connections: [Talk, Talk];

beforeAll(async () => {
  hall = await startHall();
  for (const who of ["clerk-01", "clerk-02", "guide-01", "manager"])
    tokens[who] = await signIn(hall.url, who);
  connections = [new Talk(hall.url, tokens), new Talk(hall.url, tokens)];
});

afterAll(async () => {
  for (const one of connections) one.close();
  await hall.end();
});

/** Over both connections at once; the answers are the same, and an answer to both. */
async function twice(who: string, name: string, input: object = {}): Promise<Sent["answer"]> {
  const one: Sent = { who, name, input: { commandId: randomUUID(), ...input }, answer: null };
  const [first, second] = await Promise.all(connections.map((connection) => connection.again(one)));
  expect(second, name).toEqual(first);
  expect(first.ok, `${name}: ${JSON.stringify(first)}`).toBe(true);
  one.answer = first;
  said.push(one);
  return first.value;
}

test(`${people} people, every press sent twice: one ticket, one call, one rating each`, async () => {
  await twice("clerk-01", "counter:open", { counterId: "1" });
  await twice("clerk-02", "counter:open", { counterId: "2" });
  for (let i = 0; i < people; i += 1) {
    const holder = { name: `甲${i}`, phone: "19900000000" };
    const [{ ticket, token }] = await Promise.all([
      twice("kiosk", "ticket:take", { queueId: "all-round", holder }),
      twice("guide-01", "ticket:take", { queueId: "all-round" }),
    ]);
    const called = await Promise.all([
      twice("clerk-01", "counter:callNext"),
      twice("clerk-02", "counter:callNext"),
    ]);
    expect(called[0].ticket.id).not.toBe(called[1].ticket.id);
    for (const step of ["counter:start", "counter:finish"]) {
      await Promise.all([twice("clerk-01", step), twice("clerk-02", step)]);
    }
    if (called.some((one) => one.ticket.id === ticket.id))
      await twice("phone", "rating:submit", { token, level: 5 });
  }
  await twice("kiosk", "lease:take", { queueId: "all-round", count: 3 });
  await twice("manager", "pairing:create", { kind: "pad", place: "1" });
  const { queues } = await connections[0].view("kiosk", "kiosk");
  expect(queues[0].waiting).toBe(0);
});

test("after a kill the same commands get the same answers, and leave nothing in the journal", async () => {
  for (const one of connections) one.close();
  await hall.kill("SIGKILL");
  const before = readJournal(hall.folder, "town");
  const ledger = new Ledger();
  for (const one of said) ledger.answered(one);
  ledger.read(before.facts, []);
  hall = await hall.restart();
  connections = [new Talk(hall.url, tokens), new Talk(hall.url, tokens)];
  for (const one of said) {
    const answers = await Promise.all(connections.map((connection) => connection.again(one)));
    expect(answers).toEqual([one.answer, one.answer]);
    const others = await connections[0].again({ ...one, who: one.who === "guide-01" ? "kiosk" : "guide-01" });
    expect(["command-id-reused", "not-allowed"]).toContain(others.error.code);
  }
  await hall.kill("SIGKILL");
  expect(readJournal(hall.folder, "town").facts).toEqual(before.facts);
});
