/** For tests: what people and devices of a town's hall may press next, sensible or not. */
import fc from "fast-check";
import type { CommandName } from "./contract/commands.ts";
import type { Principal } from "./deciding.ts";
import { device, inventedIdNumber, staff, type TestHall } from "./testing.ts";

const kiosk = device("kiosk-1", "kiosk");
export const manager = staff("manager", "manager");
export const clerks = ["1", "2", "3", "4"].map((counterId) => ({
  counterId,
  who: staff(`clerk-0${counterId}`),
}));

type Send = [who: Principal, name: CommandName, input?: Record<string, unknown>];

/** Given the tickets' ids so far; several in one list are sent at the same instant. */
export type Step = (ids: string[], tokens: string[]) => Send | "wait";

const clerk = fc.constantFrom(...clerks);
const any = (list: string[], n: number) => list[n % Math.max(1, list.length)] ?? "none";
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom("all-round", "errands"), fc.nat(8)).map(
      ([queueId, person]): Step =>
        () => [
          kiosk,
          "ticket:take",
          {
            queueId,
            ...(person < 4 ? { holder: { name: "甲乙", idNumber: inventedIdNumber(person) } } : {}),
          },
        ],
    ),
  },
  {
    weight: 7,
    arbitrary: clerk.map(
      ({ who }): Step =>
        () => [who, "counter:callNext"],
    ),
  },
  {
    weight: 4,
    arbitrary: clerk.map(
      ({ who, counterId }): Step =>
        () => [who, "counter:open", { counterId }],
    ),
  },
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        clerk,
        fc.constantFrom<CommandName>(
          "counter:close",
          "counter:recall",
          "counter:start",
          "counter:start",
          "counter:finish",
          "counter:finish",
          "counter:resume",
        ),
      )
      .map(
        ([{ who }, name]): Step =>
          () => [who, name],
      ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(clerk, fc.constantFrom<CommandName>("counter:skip", "counter:hold", "counter:pause"))
      .map(
        ([{ who }, name]): Step =>
          () => [who, name, { reason: "等一等" }],
      ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(clerk, fc.nat(5)).map(
      ([{ who }, to]): Step =>
        () => [
          who,
          "counter:transfer",
          {
            reason: "换窗口",
            ...(to < 2 ? { toQueueId: ["all-round", "errands"][to] } : { toCounterId: String(to - 1) }),
          },
        ],
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom<CommandName>("ticket:cancel", "ticket:return"), fc.nat(40)).map(
      ([name, n]): Step =>
        (ids) => [kiosk, name, { ticketId: any(ids, n) }],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(clerk, fc.nat(40)).map(
      ([{ who }, n]): Step =>
        (ids) => [who, "counter:unhold", { ticketId: any(ids, n) }],
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(clerk, fc.nat(40), fc.constantFrom("company-registration", "social-security-card-activation"))
      .map(
        ([{ who }, n, itemId]): Step =>
          (ids) => [who, "ticket:addItem", { ticketId: any(ids, n), itemId }],
      ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(40), fc.integer({ min: 3, max: 5 })).map(
      ([n, level]): Step =>
        (_, tokens) => [
          { ...kiosk, id: "anonymous", role: "anonymous", name: "anonymous" },
          "rating:submit",
          { token: any(tokens, n), level },
        ],
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>(() => [kiosk, "help:call", { page: "kiosk" }]) },
  {
    weight: 1,
    arbitrary: clerk.map(
      ({ who, counterId }): Step =>
        () => [
          who,
          "device:report",
          { deviceId: `reader-${counterId}`, status: "ready", detail: { kind: "card-reader", counterId } },
        ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("1.0.0", "1.1.0"), fc.constantFrom("page-blank", "service-wrong-code", null))
      .map(
        ([version, what]): Step =>
          () => [
            kiosk,
            "shell:report",
            {
              ...{ version, platform: "linux-x64", uptimeSeconds: 60, memoryMegabytes: 300 },
              ...{ windows: [], isCutOff: false, notHandedIn: 0, troubles: [] },
              happened: what ? [{ what, times: 1 }] : [],
            },
          ],
      ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(40).map(
      (n): Step =>
        (ids) => [manager, "person:erase", { ticketId: any(ids, n), reason: "要求删除" }],
    ),
  },
  {
    weight: 1,
    arbitrary: clerk.map(
      ({ counterId }): Step =>
        () => [manager, "counter:close", { counterId }],
    ),
  },
  { weight: 2, arbitrary: fc.constant<Step>(() => "wait") },
);

/** The tickets so far: what the steps choose from. */
export interface Known {
  ids: string[];
  tokens: string[];
}

/** Sends the steps of a group at the same instant, and notes the tickets that they gave. False when all was refused. */
export async function press({ send }: Pick<TestHall, "send">, group: Step[], known: Known): Promise<boolean> {
  const answers = group
    .map((one) => one(known.ids, known.tokens))
    .filter((one) => one !== "wait")
    .filter(([, , input]) => input?.token !== "none")
    .map(([who, name, input]) => send(who, name, (input ?? {}) as never));
  let isAnyDone = false;
  for (const answer of await Promise.all(answers)) {
    isAnyDone ||= answer.ok;
    const value = answer.ok ? (answer.value as { ticket?: { id: string }; token?: string }) : {};
    if (!value.token || !value.ticket) continue;
    known.ids.push(value.ticket.id);
    known.tokens.push(value.token);
  }
  return isAnyDone;
}

export const isWait = (one: Step) => one([], []) === "wait";
