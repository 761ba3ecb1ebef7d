/**
 * Whatever happens in the hall, a view that is open shows it: after each group of commands, what a client gets is what
 * would be drawn afresh, without waiting for the next second.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CommandName } from "../contract/commands.ts";
import type { ViewName, ViewParams } from "../contract/views.ts";
import type { Principal } from "../deciding.ts";
import { device, inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";
import type { Viewing } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";
import { Feeds, type Subscriber } from "./feeds.ts";
import { touchedBy } from "./touched.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const clerks = ["1", "2", "3", "4"].map((counterId) => ({ counterId, who: staff(`clerk-0${counterId}`) }));

type Send = [who: Principal, name: CommandName, input?: Record<string, unknown>];

/** Given the tickets' ids so far; several in one list are sent at the same instant. */
type Step = (ids: string[], tokens: string[]) => Send | "wait";

const clerk = fc.constantFrom(...clerks);
const any = (list: string[], n: number) => list[n % Math.max(1, list.length)] ?? "none";
const step: fc.Arbitrary<Step> = fc.oneof(
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

const quiet: Subscriber = { isReady: () => true, send: () => {} };

function follow({ hall }: TestHall) {
  const viewing = (): Viewing => ({
    hall,
    state: hall.state,
    config: hall.config,
    now: hall.clock.now(),
    iso: hall.iso,
    presence: new Map(),
  });
  const feeds = new Feeds(hall, viewing);
  hall.listen((facts) => feeds.touch(touchedBy(hall, facts)));
  const shown = <Name extends ViewName>(name: Name, params: ViewParams<Name>) => {
    const opened = feeds.open(quiet, name, params, manager);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const draw = viewDefinitions[name].draw as (viewing: Viewing, params: unknown) => unknown;
    expect(opened.value.value, `${name} ${JSON.stringify(params)}`).toEqual(
      JSON.parse(JSON.stringify(draw(viewing(), params))),
    );
  };
  return { feeds, shown };
}

async function run(test: TestHall, groups: Step[][]): Promise<void> {
  const { hall, send, time } = test;
  const ids: string[] = [];
  const tokens: string[] = [];
  const { feeds, shown } = follow(test);
  for (const group of groups) {
    const sends = group.map((one) => one(ids, tokens));
    if (sends.includes("wait")) {
      time.advanceMinutes(1);
      hall.refreshEstimates();
      feeds.touchAll();
    }
    const answers = sends
      .filter((one) => one !== "wait")
      .filter(([, , input]) => input?.token !== "none")
      .map(([who, name, input]) => send(who, name, (input ?? {}) as never));
    for (const answer of await Promise.all(answers)) {
      const value = answer.ok ? (answer.value as { ticket?: { id: string }; token?: string }) : {};
      if (!value.token || !value.ticket) continue;
      ids.push(value.ticket.id);
      tokens.push(value.token);
    }
    shown("kiosk", {});
    shown("hall", {});
    shown("screen", { screenId: "1" });
    for (const { counterId } of clerks) {
      shown("counter", { counterId });
      shown("sign", { counterId });
      shown("pad", { counterId });
    }
    for (const token of tokens) shown("ticket", { token });
  }
  feeds.stop();
}

test("after any group of commands every open view is as if drawn afresh", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 10, maxLength: 50 }),
      async (groups) => {
        const test = openTestHall({ isDemonstration: true });
        try {
          await run(test, groups);
        } finally {
          test.db.close();
        }
      },
    ),
    { numRuns: 8 },
  );
});
