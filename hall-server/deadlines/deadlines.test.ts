/** What is due, on a hall whose calendar is that of 2026: days are gone through, and each role asks. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeadlinesValue } from "../contract/deadlines.ts";
import type { limitLists } from "../contract/lists.ts";
import type { Principal } from "../deciding.ts";
import { makeDemonstration } from "../people/demonstration.ts";
import { queryHandlers } from "../queries.ts";
import { inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { deadlineProblems } from "./problems.ts";

const itemId = "spouse-household-move";
const clerk = staff("clerk-01");
const manager = staff("manager", "manager");
const supervisor = staff("supervisor", "supervisor");
let city: TestHall;
let reviewer: Principal;
let stranger: Principal;
let people = 0;

beforeAll(async () => {
  city = openTestHall({ hall: "city" });
  await makeDemonstration(city.hall);
  const { registry, items } = city.hall;
  const unitId = items.inForce(itemId)?.unitIds[0] ?? "";
  const reviewers = registry.allStaff().filter((one) => one.role === "reviewer");
  const of = (isTheirs: boolean) =>
    staff(
      reviewers.find((one) => one.unitIds.includes(unitId) === isTheirs)?.staffId ?? "nobody",
      "reviewer",
    );
  reviewer = of(true);
  stranger = of(false);
});
afterAll(() => city.hall.stop());

/** Nine in the morning of a local date. */
function goTo(date: string): void {
  city.time.advance(Date.parse(`${date}T09:00:00+08:00`) - city.hall.clock.now());
}

async function receive(): Promise<string> {
  people += 1;
  const version = city.hall.items.inForce(itemId);
  const { application } = await city.done(clerk, "application:receive", {
    itemId,
    applicant: { kind: "person", holder: { name: "甲示例", idNumber: inventedIdNumber(people) } },
    fields: Object.fromEntries((version?.item.form ?? []).map((field) => [field.id, answerTo(field)])),
    materials: (version?.item.materials ?? []).map(({ id }) => ({ materialId: id, originals: 1 })),
  });
  return application.id;
}

function answerTo(field: { type: string; choices?: readonly { id: string }[] | undefined }): string {
  if (field.type === "date") return "1885-01-01";
  if (field.type === "number" || field.type === "amount") return "1";
  if (field.type === "yesNo") return "yes";
  return field.choices?.[0]?.id ?? "示例";
}

async function accepted(): Promise<string> {
  const applicationId = await receive();
  await city.done(clerk, "application:accept", { applicationId });
  return applicationId;
}

function ask(who: Principal, list: (typeof limitLists)[number], more: object = {}): DeadlinesValue {
  const answer = queryHandlers["deadlines:get"](viewingOf(city.hall), { list, limit: 30, ...more }, who);
  if ("code" in answer) throw new Error(answer.code);
  return answer;
}
/** What the manager's first page is told of limits. */
const problemsNow = () =>
  deadlineProblems(viewingOf(city.hall)).map(({ code, severity, params }) => [code, severity, params]);
const ids = (value: DeadlinesValue) => value.applications.map(({ id }) => id);

test("from green to red, and upwards as the days pass", async () => {
  const applicationId = await accepted();
  const standing = () => ask(manager, "all").applications.find(({ id }) => id === applicationId)?.limit;
  expect(standing()).toEqual({
    kind: "decision",
    on: "2026-03-09",
    remainingDays: 5,
    light: "green",
    tier: null,
  });
  expect(ask(clerk, "told").applications).toEqual([]);

  goTo("2026-03-06");
  expect(standing()).toMatchObject({ remainingDays: 1, light: "yellow", tier: "handler" });
  expect(ids(ask(clerk, "told"))).toEqual([applicationId]);
  expect(ids(ask(reviewer, "soon"))).toEqual([applicationId]);
  expect(ask(manager, "told").applications).toEqual([]);

  goTo("2026-03-09");
  expect(ids(ask(manager, "today"))).toEqual([applicationId]);

  goTo("2026-03-10");
  expect(standing()).toMatchObject({ remainingDays: -1, light: "red", tier: "head" });
  expect(ask(manager, "late").counts).toMatchObject({ late: 1, today: 0, soon: 0, inTime: 0 });
  expect(ask(manager, "told").applications).toEqual([]);

  goTo("2026-03-12");
  expect(ids(ask(manager, "told"))).toEqual([applicationId]);
  expect(ask(supervisor, "told").applications).toEqual([]);

  goTo("2026-03-16");
  const told = ask(supervisor, "told");
  expect(ids(told)).toEqual([applicationId]);
  expect(told.told).toEqual({ handler: 1, head: 1, manager: 1, supervisor: 1 });
  expect(problemsNow()).toEqual([["limits-late", "red", { count: 1, supervisor: 1, days: 3 }]]);
  expect(told.units).toMatchObject([{ late: 1, today: 0, soon: 0, inTime: 0 }]);
  await city.done(manager, "application:end", { applicationId, reason: "申请人要求" });
  expect(ask(supervisor, "all").applications).toEqual([]);
  expect(problemsNow()).toEqual([]);
});

test("everybody sees their own: a unit's reviewer, not another's; a clerk, not another counter's", async () => {
  const applicationId = await accepted();
  expect(ids(ask(reviewer, "all"))).toEqual([applicationId]);
  expect(ids(ask(stranger, "all"))).toEqual([]);
  const unitId = ask(manager, "all").units[0]?.unitId;
  expect(ids(ask(stranger, "all", { unitId }))).toEqual([]);
  expect(ids(ask(clerk, "all"))).toEqual([applicationId]);
  expect(ids(ask(staff("clerk-02"), "all"))).toEqual([]);
  await city.done(manager, "application:end", { applicationId, reason: "申请人要求" });
});

test("while the clock stands nothing is late; afterwards the date is later by the days that it stood", async () => {
  const applicationId = await accepted();
  await city.done(reviewer, "application:take", { applicationId });
  goTo("2026-03-18");
  await city.done(reviewer, "application:startSpecialStep", {
    applicationId,
    kind: "site-visit",
    expectedDays: 10,
    note: "现场勘验",
  });
  goTo("2026-04-07");
  const paused = ask(manager, "late");
  expect(paused.counts).toMatchObject({ late: 0, paused: 1 });
  await city.done(reviewer, "application:endSpecialStep", { applicationId, note: "勘验完毕" });
  // Three working days were left on 18 March; from 7 April on they end on the 10th.
  const limit = ask(manager, "all").applications[0]?.limit;
  expect(limit).toMatchObject({ on: "2026-04-10", remainingDays: 3, light: "green" });
  await city.done(manager, "application:end", { applicationId, reason: "申请人要求" });
});

test("a page ends where the next one begins, and the tables are those that the journal gives", async () => {
  const all: string[] = [];
  for (let n = 0; n < 3; n += 1) all.push(await receive());
  const first = ask(manager, "all", { limit: 2 });
  const second = ask(manager, "all", { limit: 2, cursor: first.cursor });
  expect([...ids(first), ...ids(second)].toSorted()).toEqual(all.toSorted());
  expect(second.cursor).toBeNull();
  expect(first.applications[0]?.limit.kind).toBe("answer");
  const groups = () => new Set(city.hall.deadlines.groups({}));
  const keptUp = groups();
  city.hall.rebuildDerived();
  expect(groups()).toEqual(keptUp);
});

test("from October on the next year is wanted, and told as missing", () => {
  expect(ask(manager, "all").calendar).toEqual({ missingYear: null, isAssumed: false });
  goTo("2026-10-08");
  expect(problemsNow()).toContainEqual(["calendar-missing", "amber", { year: 2027 }]);
  expect(ask(manager, "all").calendar).toEqual({ missingYear: 2027, isAssumed: false });
});
