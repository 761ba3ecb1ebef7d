/** A day in the town's hall by clients that know only the wire. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, connect, connectAs, type HallProcess, startHall } from "./hall-process.ts";

let hall: HallProcess;
const clients: Client[] = [];

async function come(token?: string): Promise<Client> {
  const client = await connect(hall.url, token);
  clients.push(client);
  return client;
}

async function comeAs(user: string): Promise<Client> {
  const client = await connectAs(hall.url, user);
  clients.push(client);
  return client;
}

beforeAll(async () => {
  hall = await startHall();
});

afterAll(async () => {
  for (const client of clients) client.close();
  await hall.end();
});

test("from the ticket to the rating", async () => {
  const kiosk = await come("demo-kiosk-1");
  const screen = await come("demo-screen-1");
  const pad = await come("demo-pad-1");
  const sign = await come("demo-sign-1");
  const clerk = await comeAs("clerk-01");
  const manager = await comeAs("manager");
  const phone = await come();

  const kioskView = await kiosk.view("kiosk");
  expect(kioskView.value().queues[0]).toMatchObject({ code: "A", waiting: 0, isOpen: true });
  expect(kioskView.value().counters.map((counter: { id: string }) => counter.id)).toEqual([
    "1",
    "2",
    "3",
    "4",
  ]);
  const queueId = kioskView.value().queues[0].id;
  const screenView = await screen.view("screen", { screenId: "1" });
  const padView = await pad.view("pad", { counterId: "1" });
  const signView = await sign.view("sign", { counterId: "1" });
  const hallView = await manager.view("hall");
  expect(padView.value().invitation).toBeNull();

  const taken = await kiosk.do("ticket:take", { queueId });
  expect(taken).toMatchObject({ ticket: { number: "A001", state: "waiting", queueId }, ahead: 0 });
  const phoneView = await phone.view("ticket", { token: taken.token });
  expect(phoneView.value().ticket.id).toBe(taken.ticket.id);
  await kioskView.until((value) => value.queues[0].waiting === 1);

  expect(await clerk.ask("counter:callNext")).toMatchObject({
    ok: false,
    error: { code: "counter-not-open" },
  });
  await clerk.do("counter:open", { counterId: "1" });
  const called = await clerk.do("counter:callNext");
  expect(called.ticket).toMatchObject({ id: taken.ticket.id, state: "called", counterId: "1" });
  expect(called.why.code).toBe("only-one");
  expect(await clerk.ask("counter:callNext")).toMatchObject({ ok: false, error: { code: "counter-busy" } });
  const onScreen = await screenView.until((value) => value.called.length === 1);
  expect(onScreen.called[0]).toMatchObject({ number: "A001", counter: "1" });
  expect(onScreen.announcements[0].text.zh).toBe("请A001号，到1号窗口");
  const sound = await fetch(hall.url + onScreen.announcements[0].sound);
  expect(sound.headers.get("content-type")).toBe("audio/wav");
  expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(50_000);
  await signView.until((value) => value.number === "A001" && value.counter.activity === "called");
  await phoneView.until((value) => value.counterId === "1");

  await clerk.do("counter:recall");
  await clerk.do("counter:start");
  expect((await clerk.do("counter:finish")).ticket.state).toBe("finished");
  const { invitation } = await padView.until((value) => value.invitation !== null);
  const { rating } = await pad.do("rating:submit", {
    invitationId: invitation.id,
    level: 5,
    tags: [],
    comment: "",
  });
  expect(rating).toMatchObject({ ticketId: taken.ticket.id, counterId: "1", level: 5 });
  await padView.until((value) => value.invitation === null);
  const again = await phone.ask("rating:submit", { token: taken.token, level: 1, tags: [], comment: "慢" });
  expect(again).toMatchObject({ ok: false, error: { code: "wrong-state" } });
  await hallView.until((value) => value.today.finished === 1 && value.today.rated === 1);
  expect(await clerk.do("counter:callNext")).toEqual({ ticket: null });
});

test("skip, return, hold, unhold, transfer, chosen, close", async () => {
  const kiosk = await come("demo-kiosk-1");
  const [first, second] = [await comeAs("clerk-02"), await comeAs("clerk-03")];
  const { queues } = (await kiosk.view("kiosk")).value();
  const queueId = queues[0].id;
  const tickets = [];
  for (let i = 0; i < 4; i += 1) tickets.push(await kiosk.do("ticket:take", { queueId }));
  await first.do("counter:open", { counterId: "2" });
  await second.do("counter:open", { counterId: "3" });
  expect(await first.ask("counter:open", { counterId: "4" })).toMatchObject({
    error: { code: "wrong-state" },
  });
  expect(await (await comeAs("clerk-04")).ask("counter:open", { counterId: "2" })).toMatchObject({
    error: { code: "counter-taken" },
  });

  await first.do("counter:callNext");
  expect((await first.do("counter:skip", { reason: "三次未到" })).ticket.state).toBe("skipped");
  const phone = await come();
  expect((await phone.do("ticket:return", { token: tickets[0].token })).ticket.state).toBe("waiting");

  await first.do("counter:callNext");
  await first.do("counter:start");
  const held = (await first.do("counter:hold", { reason: "去补照片" })).ticket;
  expect(held.state).toBe("held");
  expect((await first.do("counter:unhold", { ticketId: held.id })).ticket.state).toBe("called");
  const moved = (await first.do("counter:transfer", { toCounterId: "3", reason: "换窗口" })).ticket;
  expect(moved.state).toBe("waiting");
  const next = await second.do("counter:callNext");
  expect(next).toMatchObject({ ticket: { id: held.id, counterId: "3" }, why: { code: "own-queue" } });

  const chosen = await first.do("counter:call", { ticketId: tickets[3].ticket.id, reason: "赶火车" });
  expect(chosen.why.code).toBe("chosen");
  const manager = await comeAs("manager");
  await (await manager.view("hall")).until((value) =>
    value.problems.some((problem: { code: string }) => problem.code === "call-out-of-order"),
  );
  await manager.do("counter:close", { counterId: "2" });
  expect(await first.ask("counter:start")).toMatchObject({ error: { code: "counter-not-open" } });
  const list = await manager.do("tickets:list", { number: chosen.ticket.number });
  expect(list.tickets[0]).toMatchObject({ id: chosen.ticket.id, state: "waiting" });
});

/** Waiting times are worked out once a second from what has been served until then: they have the clock in them. */
function withoutWaits(value: { queues: object[] }) {
  return { ...value, queues: value.queues.map((queue) => ({ ...queue, wait: null })) };
}

test("killed in the middle of a day, it goes on where it was", async () => {
  const kiosk = await come("demo-kiosk-1");
  const input = { commandId: "6f1f2b1e-6d7b-4f3e-9a51-6b6f1b0f3c21", queueId: "errands" };
  const taken = await kiosk.ask("ticket:take", input);
  expect(taken.ok).toBe(true);
  const before = withoutWaits((await kiosk.view("kiosk")).value());
  hall = await hall.restart("SIGKILL");
  const again = await connect(hall.url, "demo-kiosk-1");
  clients.push(again);
  expect(withoutWaits((await again.view("kiosk")).value())).toEqual(before);
  expect(await again.ask("ticket:take", input)).toEqual(taken);
  // A session is not lost with the process: the clerk's page goes on without signing in again.
  const clerk = await comeAs("clerk-03");
  expect((await clerk.do("counter:start")).ticket.state).toBe("serving");
});

test("nothing of a person comes out: views, log, metrics, catalogue", async () => {
  const kiosk = await come("demo-kiosk-1");
  const holder = { name: "司徒甲", idNumber: "990101209901010013", phone: "19900001111" };
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(holder.idNumber[i]), 0);
  holder.idNumber = holder.idNumber.slice(0, 17) + "10X98765432"[sum % 11];
  const { token } = await kiosk.do("ticket:take", { queueId: "all-round", holder });
  const manager = await comeAs("manager");
  const clerk = await comeAs("clerk-01");
  const seen = [
    (await kiosk.view("kiosk")).value(),
    (await manager.view("hall")).value(),
    (await clerk.view("counter", { counterId: "1" })).value(),
    (await (await come("demo-screen-1")).view("screen", { screenId: "1" })).value(),
    (await (await come()).view("ticket", { token })).value(),
    await (await fetch(`${hall.url}/metrics`)).text(),
    hall.log(),
  ];
  const text = JSON.stringify(seen);
  for (const secret of Object.values(holder)) expect(text).not.toContain(secret);
});
