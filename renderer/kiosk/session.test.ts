import { describe, expect, test } from "vitest";
import type { DeviceEvent, Devices } from "../../drivers/contract/devices.ts";
import { refuse } from "../../drivers/contract/operations.ts";
import type { PrintJob, PrintOutcome } from "../../drivers/contract/print.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { fixtureHall } from "../kit/fixture-hall.ts";
import type { Hall } from "../kit/hall.ts";
import { modelApplying, modelItem } from "./apply/model-apply.ts";
import { openSession } from "./session.ts";

interface Sent {
  name: string;
  input: Record<string, unknown>;
}

const wireTicket = {
  id: "t1",
  number: "A012",
  day: "2026-03-02",
  queueId: "all-round",
  state: "waiting",
  class: "ordinary",
  isClassClaimed: false,
  itemIds: ["i"],
  takenAt: "2026-03-02T09:41:05+08:00",
  virtualArrival: "2026-03-02T09:41:05+08:00",
};
const takenAnswer = {
  ok: true,
  value: { ticket: wireTicket, token: "t1.token", ahead: 3, counters: ["1"], wait: null },
};
const away = { ok: false, error: { code: "server-away", params: {} } };

function kiosk(answers: Record<string, unknown[]>, outcome: PrintOutcome = { outcome: "printed" }) {
  const sent: Sent[] = [];
  const jobs: PrintJob[] = [];
  const base = fixtureHall({ views: {}, now: "2026-03-02T09:41:00+08:00" });
  const send = async (name: string, input: object, commandId?: string) => {
    sent.push({ name, input: { ...input, ...(commandId === undefined ? {} : { commandId }) } });
    return answers[name]?.shift() ?? { ok: true, value: {} };
  };
  const hall: Hall = { ...base, send: send as unknown as Hall["send"] };
  const devices: Devices = {
    list: async () => [
      { deviceId: "p", kind: "ticket-printer", model: "a printer", status: { kind: "ready" } },
    ],
    listen: () => () => {},
    operate: async (_deviceId, operation) => refuse(operation, "not-supported"),
    print: async (_deviceId, job) => {
      jobs.push(job);
      return outcome;
    },
    claim: async () => "not-found",
    release: async () => {},
    history: async () => [],
  };
  const session = openSession({
    hall,
    devices,
    composeJob: async ({ jobId }) => ({ jobId, blocks: [] }),
    composeGuide: ({ jobId }) => ({ jobId, blocks: [] }),
    backToChinese: () => {},
    sound: () => {},
  });
  session.dispatch({
    event: "hall",
    hall: {
      isOpen: true,
      isRoundTheClock: false,
      needsCard: false,
      allRoundQueueId: "all-round",
      isAlone: false,
    },
  });
  return { session, sent, jobs, hall };
}

const [sample] = sampleCards;
if (!sample) throw new Error("There are no sample cards.");
const { card } = sample;
const laid: DeviceEvent = { event: "card-laid", deviceId: "r", card };
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

function takeWithCard({ session }: ReturnType<typeof kiosk>) {
  session.hear(laid);
  session.dispatch({ event: "choose", choice: { kind: "item", itemId: "i" } });
  session.dispatch({ event: "confirm" });
}

describe("the card's fields", () => {
  test("go to the hall with the wish for a number and nowhere else", async () => {
    const one = kiosk({ "ticket:take": [takenAnswer] });
    takeWithCard(one);
    await settle();
    expect(one.sent[0]).toMatchObject({
      name: "ticket:take",
      input: { itemIds: ["i"], holder: { name: card.name, idNumber: card.idNumber } },
    });
    expect(JSON.stringify(one.session.state())).not.toContain(card.name);
    expect(JSON.stringify(one.session.state())).not.toContain(card.idNumber);
    expect(JSON.stringify(one.sent.slice(1))).not.toContain(card.idNumber);
  });

  test("are forgotten when the person leaves: the next number has no holder", async () => {
    const one = kiosk({ "ticket:take": [takenAnswer] });
    one.session.hear(laid);
    one.session.dispatch({ event: "idle-over" });
    one.session.dispatch({ event: "take-number" });
    one.session.dispatch({ event: "choose", choice: { kind: "queue", queueId: "all-round" } });
    one.session.dispatch({ event: "confirm" });
    await settle();
    expect(one.sent[0]?.input).not.toHaveProperty("holder");
  });
});

describe("printing", () => {
  test("happens once, under the ticket's own name, and its end is told to the hall", async () => {
    const one = kiosk({ "ticket:take": [takenAnswer] });
    takeWithCard(one);
    await settle();
    expect(one.jobs.map(({ jobId }) => jobId)).toEqual(["t1"]);
    expect(one.sent.at(-1)).toEqual({
      name: "ticket:printed",
      input: { ticketId: "t1", outcome: "printed" },
    });
  });

  test("whose end is not known is told as not known, and not tried again by itself", async () => {
    const one = kiosk({ "ticket:take": [takenAnswer] }, { outcome: "unknown", reason: "line-lost" });
    takeWithCard(one);
    await settle();
    expect(one.jobs).toHaveLength(1);
    expect(one.sent.at(-1)?.input).toMatchObject({ outcome: "unknown" });
    expect(one.session.state().screen).toMatchObject({ at: "ticket", print: { is: "unknown" } });
  });

  test("of a copy has a name of its own and is told as a copy", async () => {
    const reprint = { ok: true, value: { ticket: wireTicket, token: "t1.token" } };
    const one = kiosk({ "ticket:take": [takenAnswer], "ticket:reprint": [reprint] });
    takeWithCard(one);
    await settle();
    one.session.dispatch({ event: "print-again" });
    await expect.poll(() => one.jobs.length).toBe(2);
    expect(one.jobs[1]?.jobId).not.toBe("t1");
    await settle();
    expect(one.sent.at(-1)?.input).toEqual({ ticketId: "t1", outcome: "printed", reprint: true });
  });
});

test("trying again after no answer sends the same command id, a new wish another one", async () => {
  const one = kiosk({ "ticket:take": [away, away, takenAnswer] });
  takeWithCard(one);
  await settle();
  one.session.dispatch({ event: "try-again" });
  await settle();
  const ids = () => one.sent.filter(({ name }) => name === "ticket:take").map(({ input }) => input.commandId);
  expect(ids()[0]).toBe(ids()[1]);
  one.session.dispatch({ event: "done" });
  takeWithCard(one);
  await settle();
  expect(ids()[2]).not.toBe(ids()[0]);
});

test("an answer for a person who has left is nobody's", async () => {
  const reprint = { ok: true, value: { ticket: wireTicket, token: "t1.token" } };
  const one = kiosk({ "ticket:reprint": [reprint] });
  one.session.dispatch({ event: "ask-my-turn" });
  one.session.hear(laid);
  one.session.dispatch({ event: "done" });
  await settle();
  expect(one.session.state().screen.at).toBe("home");
});

describe("a scanned code", () => {
  const token = "t1.AbCdEfGhIjKlMnOpQrStUv";
  const code = `https://hall.example/phone/#token=${token}`;
  const seen = { ticket: wireTicket, ahead: 2, wait: null, counterIds: ["1"], counterId: null };
  /** What the hall shows of the ticket. */
  const showing = (one: ReturnType<typeof kiosk>, ticket: object | null) => {
    const asked: unknown[] = [];
    const watch = (_name: string, params: object, listener: (state: object) => void) => {
      asked.push(params);
      const error = ticket ? null : { code: "not-found", params: {} };
      listener({ value: ticket, error, isStale: false, heardAt: 0 });
      return () => {};
    };
    Object.assign(one.hall, { watch });
    return asked;
  };

  test("of a ticket finds it by its token, and the code is nowhere in what the page knows", async () => {
    const one = kiosk({});
    const asked = showing(one, seen);
    one.session.scan(code);
    expect(JSON.stringify(one.session.state())).not.toContain(token);
    await settle();
    expect(asked).toEqual([{ token }]);
    expect(one.session.state().screen).toMatchObject({ at: "ticket", isFound: true, ticket: { ahead: 2 } });
    expect(one.sent).toEqual([]);
  });

  test.each([
    ["of something else", "https://pay.example/x", seen, "not-a-ticket"],
    ["of another hall's ticket", code, null, "not-a-ticket"],
    ["of a ticket that is over", code, { ...seen, ticket: { ...wireTicket, state: "finished" } }, "over"],
  ])("%s says so", async (_what, text, ticket, looking) => {
    const one = kiosk({});
    showing(one, ticket);
    one.session.scan(text);
    await settle();
    expect(one.session.state().screen).toEqual({ at: "my-turn", looking });
  });

  test("the second of two scans counts", async () => {
    const one = kiosk({});
    showing(one, seen);
    one.session.scan("https://pay.example/x");
    one.session.scan(code);
    await settle();
    expect(one.session.state().screen).toMatchObject({ at: "ticket" });
  });
});

test("an application of the one before is not asked about for whoever lays the next card", async () => {
  const other = sampleCards.find((one) => one.card.idNumber !== card.idNumber)?.card;
  if (!other) throw new Error("There is only one sample card.");
  const { session, sent } = kiosk({ "application:submit": [away, away] });
  session.hear(laid);
  await session.office.submit(modelItem, modelApplying);
  session.hear({ event: "card-laid", deviceId: "r", card: other });
  await session.office.submit(modelItem, modelApplying);
  const [first, second] = sent.filter(({ name }) => name === "application:submit").map(({ input }) => input);
  expect(second).toMatchObject({ applicant: { holder: { idNumber: other.idNumber } } });
  expect(second?.commandId).not.toBe(first?.commandId);
});
