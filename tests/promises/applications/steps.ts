/** What people may do to applications next, sensible or not; and the days that pass in between. */
import fc from "fast-check";
import type { CommandName } from "../../../hall-server/contract/commands.ts";
import type { Item } from "../../../hall-server/contract/items.ts";
import type { Principal } from "../../../hall-server/deciding.ts";
import { mayDo } from "../../../hall-server/intake/admission.ts";
import type { ActName } from "../../../hall-server/intake/life-cycle.ts";
import {
  agent,
  answers,
  clerk,
  everything,
  findItem,
  gapItem,
  gapOf,
  head,
  holderOf,
  instantItem,
  kiosk,
  manager,
  otherClerk,
  otherReviewer,
  promisedItem,
  reviewer,
  strangeReviewer,
  twoReviewersItem,
} from "../../../hall-server/intake/testing.ts";
import type { TestHall } from "../../../hall-server/testing.ts";

export interface Sent {
  who: Principal;
  name: CommandName;
  input: Record<string, unknown>;
}

export interface Step {
  /** Before it, so many days pass. */
  days: number;
  /** The disk refuses it. */
  isDiskFull: boolean;
  /** Given the ids of the applications so far. */
  send: (test: TestHall, ids: readonly string[]) => Sent;
}

const reason = "按规定办理";
const front = fc.constantFrom(clerk, otherClerk, agent);
const clerks = fc.constantFrom(clerk, otherClerk);
const back = fc.constantFrom(reviewer, reviewer, otherReviewer, strangeReviewer);
const heads = fc.constantFrom(head, head, manager);
const anybody = fc.constantFrom(clerk, agent, reviewer, otherReviewer, strangeReviewer, head, manager, kiosk);

type Send = Step["send"];

const items: ((test: TestHall) => Item)[] = [
  promisedItem,
  instantItem,
  twoReviewersItem,
  gapItem,
  gapItem,
  (test) => findItem(test, (one) => one.isPromiseAllowed),
];

const begun: fc.Arbitrary<Send> = fc
  .record({
    who: front,
    item: fc.constantFrom(...items),
    serial: fc.integer({ min: 1, max: 4 }),
    isWhole: fc.boolean(),
    isNotDuplicate: fc.boolean(),
  })
  .map(({ who, item, serial, isWhole, isNotDuplicate }) => (test) => {
    const it = item(test);
    return {
      who,
      name: "application:receive",
      input: {
        itemId: it.id,
        applicant: { kind: "person", holder: holderOf(serial) },
        fields: answers(it),
        materials: everything(it).filter(({ materialId }) => isWhole || materialId !== gapOf(it)),
        ...(isNotDuplicate ? { isNotDuplicate } : {}),
      },
    };
  });

const submitted: fc.Arbitrary<Send> = fc.integer({ min: 1, max: 4 }).map((serial) => (test) => {
  const it = findItem(test, (one) => one.isSelfService);
  const applicant = { kind: "person", holder: holderOf(serial) };
  return { who: kiosk, name: "application:submit", input: { itemId: it.id, applicant, fields: answers(it) } };
});

interface Kind {
  weight: number;
  who: fc.Arbitrary<Principal>;
  name: CommandName;
  more?: fc.Arbitrary<(item: Item) => Record<string, unknown>>;
}

const always = (more: Record<string, unknown>) => fc.constant(() => more);
const outcome = fc.constantFrom("granted" as const, "refused" as const);

const kinds: Kind[] = [
  { weight: 2, who: clerks, name: "application:receive" },
  { weight: 1, who: clerks, name: "application:refusePre", more: always({ reason }) },
  {
    weight: 5,
    who: front,
    name: "application:amend",
    more: fc.constant((item) => ({ materials: everything(item), fields: answers(item) })),
  },
  { weight: 10, who: clerks, name: "application:accept" },
  {
    weight: 6,
    who: clerks,
    name: "application:accept",
    more: fc.constant((item) => ({ gaps: { materialIds: [gapOf(item)] } })),
  },
  { weight: 3, who: clerks, name: "application:accept", more: always({ isPromise: true }) },
  { weight: 3, who: clerks, name: "application:tellMissing", more: always({ note: reason }) },
  {
    weight: 1,
    who: clerks,
    name: "application:refuseIntake",
    more: always({ outcome: "not-our-remit", reason, rightAgency: "示例局" }),
  },
  {
    weight: 3,
    who: clerks,
    name: "application:finishInstant",
    more: outcome.map((one) => () => ({ outcome: one, reason })),
  },
  {
    weight: 5,
    who: front,
    name: "application:bringGap",
    more: fc.constant((item) => ({ materials: [{ materialId: gapOf(item), copies: 1 }] })),
  },
  { weight: 14, who: back, name: "application:take" },
  {
    weight: 2,
    who: fc.oneof(back, heads),
    name: "application:giveBack",
    more: fc.constantFrom("unit" as const, "counter" as const).map((to) => () => ({ to, reason })),
  },
  { weight: 1, who: fc.oneof(back, heads), name: "application:recuse", more: always({ reason }) },
  { weight: 2, who: back, name: "application:addNote", more: always({ note: reason }) },
  {
    weight: 8,
    who: back,
    name: "application:startSpecialStep",
    more: always({ kind: "hearing", expectedDays: 9, note: reason }),
  },
  { weight: 9, who: back, name: "application:endSpecialStep", more: always({ note: reason }) },
  {
    weight: 5,
    who: back,
    name: "application:askExtension",
    more: fc.integer({ min: 1, max: 12 }).map((days) => () => ({ days, reason })),
  },
  {
    weight: 6,
    who: heads,
    name: "application:answerExtension",
    more: fc.boolean().map((isApproved) => () => ({ isApproved })),
  },
  {
    weight: 8,
    who: back,
    name: "application:decide",
    more: outcome.map((one) => () => ({ outcome: one, reason })),
  },
  {
    weight: 6,
    who: fc.oneof(back, heads),
    name: "application:confirmDecision",
    more: fc.boolean().map((agrees) => () => ({ agrees, reason })),
  },
  {
    weight: 5,
    who: fc.oneof(back, clerks),
    name: "application:makeResult",
    more: always({ certificateNumber: "甲一" }),
  },
  { weight: 1, who: front, name: "application:withdraw", more: always({ reason }) },
  { weight: 1, who: heads, name: "application:end", more: always({ reason }) },
  { weight: 1, who: anybody, name: "application:showFields" },
  { weight: 1, who: anybody, name: "application:recordFalsePromise", more: always({ reason }) },
  { weight: 1, who: anybody, name: "application:clearFalsePromise", more: always({ reason }) },
  { weight: 1, who: heads, name: "application:urge", more: always({ reason }) },
  {
    weight: 1,
    who: heads,
    name: "application:assign",
    more: always({ staffNumber: otherReviewer.name, reason }),
  },
];

/** What somebody may do with it now, as often as it is usual: so that lives become long. */
const sensible: fc.Arbitrary<Send> = fc
  .tuple(fc.nat(5), fc.nat(10_000), ...kinds.map(({ more = always({}) }) => more))
  .map(
    ([n, m, ...mores]): Send =>
      (test, ids) => {
        const { hall } = test;
        const applicationId = ids[ids.length - 1 - (n % Math.max(1, ids.length))] ?? "none";
        const record = hall.intake.application(applicationId);
        const people = [clerk, reviewer, otherReviewer, head];
        const possible = kinds.flatMap(({ weight, name }, at) =>
          people.flatMap((who) => {
            const may =
              record && mayDo({ principal: who, registry: hall.registry }, [name as ActName], record);
            return may?.length ? Array.from({ length: weight }, () => ({ who, name, at })) : [];
          }),
        );
        const chosen = possible[m % Math.max(1, possible.length)];
        const item = (record && hall.items.at(record.terms.itemId)?.item) ?? promisedItem(test);
        if (!chosen) return { who: clerk, name: "application:showFields", input: { applicationId } };
        return { who: chosen.who, name: chosen.name, input: { applicationId, ...mores[chosen.at]?.(item) } };
      },
  );

const about: fc.Arbitrary<Send> = fc.oneof(
  ...kinds.map(({ weight, who, name, more = always({}) }) => ({
    weight,
    arbitrary: fc.tuple(who, fc.nat(30), more).map(
      ([one, n, fields]): Send =>
        (test, ids) => {
          const applicationId = ids[ids.length - 1 - (n % Math.max(1, ids.length))] ?? "none";
          const record = test.hall.intake.application(applicationId);
          const item = (record && test.hall.items.at(record.terms.itemId)?.item) ?? promisedItem(test);
          return {
            who: one,
            name,
            input: { applicationId, ...fields(item) },
          };
        },
    ),
  })),
);

export const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(
    { weight: 10, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) },
  ),
  isDiskFull: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  send: fc.oneof(
    { weight: 3, arbitrary: begun },
    { weight: 1, arbitrary: submitted },
    { weight: 10, arbitrary: about },
    { weight: 26, arbitrary: sensible },
  ),
});
