/** All ways to touch a ticket, as plain numbers, so that a failing run can be made small and read. */
import fc from "fast-check";
import type { HallConfig } from "../../../hall-server/catalog/config.ts";
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import type { Principal } from "../../../hall-server/deciding.ts";
import { device, inventedIdNumber, staff } from "../../../hall-server/testing.ts";
import type { Input } from "./naive-answers.ts";
import { dayOf, dayText, minuteMs, type NaiveHall, type NaiveTicket } from "./naive-hall.ts";

export interface Press {
  who: Principal;
  name: CommandName;
  input: Omit<Input, "commandId">;
}

/** What the steps choose from. */
export interface Known {
  naive: NaiveHall;
  ids: string[];
  leased: { kiosk: string; ticketId: string }[];
}

const weights = {
  take: 16,
  "take-with-card": 8,
  lease: 2,
  "lease-tomorrow": 1,
  "hand-in": 5,
  cancel: 2,
  "cancel-by-phone": 1,
  return: 6,
  "return-by-phone": 4,
  open: 9,
  "open-another": 2,
  pause: 2,
  resume: 3,
  close: 1,
  "closed-by-manager": 1,
  next: 18,
  chosen: 5,
  unhold: 5,
  recall: 3,
  start: 9,
  finish: 11,
  skip: 6,
  hold: 4,
  "transfer-to-queue": 3,
  "transfer-to-counter": 4,
  /** The connection was lost, or somebody pressed twice: a command that was sent before. */
  again: 6,
} as const;

export type Action = keyof typeof weights;
export interface Step {
  do: Action;
  who: number;
  a: number;
  b: number;
}

const chosenAction = fc.oneof(
  ...(Object.entries(weights) as [Action, number][]).map(([action, weight]) => ({
    weight,
    arbitrary: fc.constant(action),
  })),
);
export const step: fc.Arbitrary<Step> = fc.record({
  do: chosenAction,
  who: fc.nat(7),
  a: fc.nat(60),
  b: fc.nat(60),
});

/** Eight clerks at six counters; the last two find every counter taken, or take one over. */
const clerks = Array.from({ length: 8 }, (_, i) => staff(`clerk-0${i + 1}`));
const kiosks = [device("kiosk-1", "kiosk"), device("kiosk-2", "kiosk")] as const;
const guide = staff("guide-01", "guide");
const closers = [staff("manager", "manager"), staff("head-01", "head")] as const;
const phone: Principal = {
  id: "anonymous",
  role: "anonymous",
  name: "anonymous",
  staffNumber: null,
  place: null,
};
/** The last two may not be claimed. */
const classes = ["ordinary", "ordinary", "elderly", "soldier", "pregnant", "booking", "nonsense"];

/** Three queues, six counters: shared queues, help when idle, help when people wait long, and all of it at once. */
export function sixCounters(town: HallConfig): Partial<HallConfig> {
  const [first, second] = town.queues;
  const [place] = town.counters;
  if (!first || !second || !place) throw new Error("The town's hall has changed.");
  const served = [
    ["all-round"],
    ["all-round"],
    ["all-round", "errands"],
    ["tax"],
    ["errands", "tax"],
    ["tax"],
  ];
  const overflow = [
    [{ queueId: "errands", whenWaitPassesMinutes: 15 }],
    [],
    [{ queueId: "tax", whenWaitPassesMinutes: null }],
    [
      { queueId: "all-round", whenWaitPassesMinutes: null },
      { queueId: "errands", whenWaitPassesMinutes: 10 },
    ],
    [{ queueId: "all-round", whenWaitPassesMinutes: 0 }],
    [{ queueId: "all-round", whenWaitPassesMinutes: null }],
  ];
  const counters = served.map((queueIds, i) => ({
    ...place,
    id: String(i + 1),
    queueIds,
    overflow: overflow[i] ?? [],
  }));
  const withCounters = (queue: typeof first) => ({
    ...queue,
    quotaPerDay: null,
    slots: [],
    counterIds: counters.filter(({ queueIds }) => queueIds.includes(queue.id)).map(({ id }) => id),
  });
  const tax = { ...second, id: "tax", code: "C", isAllRound: false };
  return { counters, queues: [first, second, tax].map(withCounters) };
}

const queueIds = ["all-round", "all-round", "errands", "tax", "nowhere"];
const at = <Value>(list: readonly Value[], n: number): Value | undefined =>
  list[n % Math.max(1, list.length)];
/** The newest are touched most. */
const oneOf = (list: readonly string[], n: number) => list.at(-1 - (n % Math.max(1, list.length))) ?? "none";
/** So often out of 61 somebody presses what makes no sense now. */
const nonsense = 12;

/** The clerk for whom this makes sense now, mostly; else any. */
function whoOf({ do: action, who, b }: Step, { naive }: Known): (typeof clerks)[number] | undefined {
  const fits = (clerk: (typeof clerks)[number]): boolean => {
    const counter = naive.counters.find(({ staff }) => staff === clerk.name);
    const state = counter && naive.at(counter.id)?.state;
    switch (action) {
      case "open":
      case "open-another":
        return counter === undefined;
      case "resume":
        return counter?.state === "paused";
      case "next":
      case "chosen":
      case "unhold":
        return counter?.state === "open" && state === undefined;
      case "recall":
      case "start":
      case "skip":
        return state === "called";
      case "finish":
        return state === "serving";
      case "hold":
      case "transfer-to-queue":
      case "transfer-to-counter":
        return state !== undefined;
      default:
        return true;
    }
  };
  return (b < nonsense ? undefined : at(clerks.filter(fits), who)) ?? clerks[who];
}

/** A ticket with which this makes sense now, mostly; else any. */
function ticketOf({ do: action, a, b }: Step, { naive, ids }: Known): string {
  const wanted: Partial<Record<Action, NaiveTicket["state"]>> = {
    return: "skipped",
    "return-by-phone": "skipped",
    unhold: "held",
    chosen: "waiting",
  };
  const fitting = naive.tickets.filter(({ state }) => state === wanted[action]).map(({ id }) => id);
  return oneOf(b < nonsense || fitting.length === 0 ? ids : fitting, a);
}

export function pressOf(step: Step, known: Known, now: number): Press {
  const { a, b } = step;
  const clerk = whoOf(step, known) ?? guide;
  const kiosk = kiosks[step.who % 2] ?? kiosks[0];
  const by = (name: CommandName, input: Press["input"] = {}, who: Principal = clerk) => ({
    who,
    name,
    input,
  });
  const ticketId = ticketOf(step, known);
  const token = known.naive.tickets.find(({ id }) => id === ticketId)?.token;
  const onPhone = token ? { token } : { ticketId };
  const byPhone = token ? phone : guide;
  const queueId = at(queueIds.slice(0, b < 5 ? 5 : 4), a) ?? "all-round";
  const chosenClass = b < 30 ? {} : { class: at(classes, b) ?? "ordinary" };
  const holder = { holder: { idNumber: inventedIdNumber(a % 3) } };
  switch (step.do) {
    case "take":
      return by("ticket:take", { queueId, ...chosenClass }, a % 3 === 0 ? guide : kiosk);
    case "take-with-card":
      return by("ticket:take", { queueId, ...chosenClass, ...holder }, kiosk);
    case "lease":
      return by("lease:take", { queueId, count: 1 + (b % 4) }, kiosk);
    case "lease-tomorrow":
      return by("lease:take", { queueId, count: 1 + (b % 3), day: dayText(dayOf(now) + (a % 4)) }, kiosk);
    case "hand-in":
      return handIn(step, known, now);
    case "cancel":
      return by("ticket:cancel", { ticketId }, kiosk);
    case "cancel-by-phone":
      return by("ticket:cancel", onPhone, byPhone);
    case "return":
      return by("ticket:return", { ticketId });
    case "return-by-phone":
      return by("ticket:return", onPhone, byPhone);
    case "open":
      return by("counter:open", { counterId: closedCounter(known, a) });
    case "open-another":
      return by("counter:open", { counterId: String(1 + (a % 7)) });
    case "pause":
      return by("counter:pause", { reason: "rest" });
    case "resume":
      return by("counter:resume");
    case "close":
      return by("counter:close", a % 4 === 0 ? { counterId: String(1 + (b % 6)) } : {});
    case "closed-by-manager":
      return by(
        "counter:close",
        a % 9 === 0 ? {} : { counterId: String(1 + (b % 7)) },
        at(closers, a) ?? closers[0],
      );
    case "next":
      return by("counter:callNext");
    case "chosen":
      return by("counter:call", { ticketId, reason: "bus" });
    case "unhold":
      return by("counter:unhold", { ticketId });
    case "recall":
      return by("counter:recall");
    case "start":
      return by("counter:start");
    case "finish":
      return by("counter:finish");
    case "skip":
      return by("counter:skip", { reason: "absent" });
    case "hold":
      return by("counter:hold", { reason: "去补照片" });
    case "transfer-to-queue":
      return by("counter:transfer", { reason: "device", toQueueId: queueId });
    case "transfer-to-counter":
      return by("counter:transfer", { reason: "device", toCounterId: String(1 + (a % 7)) });
    case "again":
      throw new Error("Who sends again has the command.");
  }
}

function closedCounter({ naive }: Known, n: number): string {
  const closed = naive.counters.filter(({ state }) => state === "closed");
  return (at(closed, n) ?? at(naive.counters, n))?.id ?? "1";
}

/** By a kiosk whose clock is anything, now and then of another kiosk's numbers, twice the same, or of unknown ones. */
function handIn({ who, a, b }: Step, known: Known, now: number): Press {
  const kiosk = kiosks[who % 2] ?? kiosks[0];
  const own = known.leased.filter((one) => one.kiosk === kiosk.name || b % 8 === 1);
  const iso = (time: number) => new Date(time).toISOString();
  const ticketIds = own.length === 0 ? ["none"] : own.slice(-1 - (a % 4)).map(({ ticketId }) => ticketId);
  const tickets = [...ticketIds, ...(b === 2 ? ticketIds : [])].map((ticketId, i) => ({
    ticketId,
    takenAt: iso(now + (b - 45 + i) * minuteMs),
    ...(a % 5 === 0 ? { class: at(classes, b) ?? "ordinary" } : {}),
    ...(a % 3 === 0 ? { holder: { idNumber: inventedIdNumber((a + i) % 4) } } : {}),
  }));
  const input = {
    tickets,
    ...(a % 2 === 0 ? { clockOffsetMs: (a - 30) * minuteMs } : {}),
    ...(b % 3 === 0 ? { lastContactAt: iso(now - b * minuteMs) } : {}),
  };
  return { who: kiosk, name: "ticket:handIn", input };
}
