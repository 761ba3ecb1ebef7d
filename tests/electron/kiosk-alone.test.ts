/** What a kiosk does for one person after the other while its hall is away, and what becomes of it afterwards. */
import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BridgeAnswer } from "../../electron/contract/bridge.ts";
import { forgetTestHall, inventedIdNumber, openTestHall, type TestHall } from "../../hall-server/testing.ts";
import { KioskUnderTest } from "../promises/cut-off/kiosk.ts";

const holder = { name: "甲乙丙", idNumber: inventedIdNumber(4) };
const queueId = "all-round";

let world: { test: TestHall | null };
let first: TestHall;
let kiosk: KioskUnderTest;

beforeEach(async () => {
  first = openTestHall({ isDemonstration: true });
  world = { test: first };
  kiosk = new KioskUnderTest("kiosk-1", world, () => first.time.wall(), 0);
  await kiosk.hear();
  await kiosk.desk.tend();
});

afterEach(async () => {
  await kiosk.close();
  rmSync(kiosk.folder, { recursive: true, force: true });
  world.test?.hall.stop();
  forgetTestHall(first);
});

const ask = (event: string, input: object) =>
  kiosk.desk.ask(event, { commandId: crypto.randomUUID(), ...input });

async function goAway(): Promise<TestHall> {
  const { test } = world;
  world.test = null;
  await kiosk.hear();
  if (!test) throw new Error("It is away already.");
  return test;
}

async function comeBack(test: TestHall): Promise<TestHall> {
  world.test = test;
  await kiosk.hear();
  await kiosk.desk.tend();
  return test;
}

function ticketOf(answer: BridgeAnswer) {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return (answer.value as { ticket: { id: string; number: string; takenAt: string } }).ticket;
}

test("nothing is guessed: how many are ahead and how long it takes, nobody knows", async () => {
  await goAway();
  const answer = await ask("ticket:take", { queueId, class: "soldier" });
  expect(answer).toMatchObject({
    ok: true,
    value: {
      ahead: null,
      wait: null,
      counters: ["1", "2", "3", "4"],
      ticket: { number: "A801", state: "waiting", class: "soldier", isClassClaimed: true, isOffline: true },
    },
  });
});

test("the person's second number of a queue, lost paper and printed papers, before and after the hall is back", async () => {
  const away = await goAway();
  const taken = ticketOf(await ask("ticket:take", { queueId, holder }));
  await ask("ticket:printed", { ticketId: taken.id, outcome: "printed" });
  expect(await ask("ticket:take", { queueId, holder })).toMatchObject({
    error: { code: "already-has-ticket", params: { ticketId: taken.id, number: taken.number, ahead: null } },
  });
  expect(
    (await ask("ticket:take", { queueId: "errands", holder })).ok,
    "another queue is another thing",
  ).toBe(true);
  expect(ticketOf(await ask("ticket:reprint", { holder })).number).toBe("B801");
  expect(ticketOf(await ask("ticket:reprint", { ticketId: taken.id })).id).toBe(taken.id);
  expect(await ask("ticket:reprint", { ticketId: "t-somebody-elses" })).toMatchObject({
    error: { code: "server-away" },
  });

  const { db, done } = await comeBack(away);
  const told = db.prepare("select data from facts where name = 'ticket-printed'").pluck().all().map(String);
  expect(told.map((data) => JSON.parse(data))).toMatchObject([{ ticketId: taken.id, outcome: "printed" }]);
  expect(kiosk.desk.state()).toMatchObject({ notHandedIn: 0, isCutOff: false });
  const found = await done(kiosk.who, "ticket:reprint", { ticketId: taken.id });
  expect(found.ticket.class, "the hall reads the age from the card").toBe("elderly");
  expect(found.ticket.takenAt).toBe(taken.takenAt);
});

test("a hall that does not answer: the press gets a number all the same, and only one counts", async () => {
  kiosk.troubles.push("lose-answer");
  const commandId = crypto.randomUUID();
  const answer = await kiosk.desk.ask("ticket:take", { commandId, queueId });
  expect(ticketOf(answer).number).toBe("A801");
  expect(await kiosk.desk.ask("ticket:take", { commandId, queueId })).toEqual(answer);
  await kiosk.hear();
  await kiosk.desk.tend();
  const waiting = [...(first.hall.state.queueing.lines.get(queueId) ?? [])];
  expect(waiting.map(({ number }) => number)).toEqual(["A801"]);
});

test("a hall that cannot write gives no numbers; the kiosk does", async () => {
  first.db.pragma("query_only = ON");
  expect(ticketOf(await ask("ticket:take", { queueId })).number).toBe("A801");
  first.db.pragma("query_only = OFF");
  await kiosk.desk.tend();
  expect(kiosk.desk.state().notHandedIn).toBe(0);
});

test("all numbers of a queue given out: it says so, and others go on", async () => {
  await goAway();
  const given = new Set<string>();
  for (;;) {
    const answer = await ask("ticket:take", { queueId });
    if (!answer.ok) {
      expect(answer.error).toMatchObject({ code: "queue-closed", params: { because: "no-numbers" } });
      break;
    }
    given.add(ticketOf(answer).number);
  }
  expect(given.size).toBe(20);
  expect(kiosk.desk.state().queueIds).toEqual(["errands"]);
});

test("tickets that the hall does not take are kept and told, and hold up no others", async () => {
  await goAway();
  await ask("ticket:take", { queueId });
  // Put back from a backup of the day before: this hall knows nothing of the lease.
  const restored = openTestHall({ isDemonstration: true, time: first.time });
  await comeBack(restored);
  expect(kiosk.desk.state()).toMatchObject({ notHandedIn: 0, refused: 1 });
  await goAway();
  await ask("ticket:take", { queueId });
  await comeBack(restored);
  expect(kiosk.desk.state(), "it has leased anew").toMatchObject({ notHandedIn: 0, refused: 1 });
  expect(kiosk.warnings.some((line) => line.includes("refused a hand-in"))).toBe(true);
  forgetTestHall(restored);
  world.test = null;
});

test("tomorrow's numbers are there before the morning, and yesterday's are given back", async () => {
  const away = await goAway();
  first.time.advanceMinutes(24 * 60);
  await kiosk.hear();
  expect(ticketOf(await ask("ticket:take", { queueId }))).toMatchObject({
    number: "A801",
    day: "2026-03-03",
  });
  await comeBack(away);
  const { leaseOf, leases } = away.hall.state.queueing;
  expect([...leases.values()].filter(({ day }) => day < "2026-03-03")).toEqual([]);
  expect([...leaseOf.values()].every((leaseId) => leases.has(leaseId))).toBe(true);
  expect(kiosk.desk.state().notHandedIn).toBe(0);
});

test("paired anew, it issues nothing of what it had leased as another", async () => {
  const before = new Set(first.hall.state.queueing.leases.keys());
  kiosk.paired = "second";
  await kiosk.desk.tend();
  const away = await goAway();
  const ticket = ticketOf(await ask("ticket:take", { queueId }));
  expect(ticket.number, "the first twenty were another's").toBe("A821");
  expect(before.has(away.hall.state.queueing.leaseOf.get(ticket.id) ?? "")).toBe(false);
  await comeBack(away);
  expect(kiosk.desk.state()).toMatchObject({ notHandedIn: 0, refused: 0 });
});
