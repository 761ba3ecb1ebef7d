/** Every search, page by page, against filtering all applications by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApplicationState } from "../contract/intake.ts";
import type { QueryInput } from "../contract/queries.ts";
import { makeDemonstration } from "../people/demonstration.ts";
import { maskName } from "../people/mask.ts";
import { queryHandlers } from "../queries.ts";
import { inventedIdNumber, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { isOpen } from "./life-cycle.ts";
import type { ApplicationRecord } from "./record.ts";

const manager = staff("manager", "manager");
const clerks = [staff("clerk-01"), staff("clerk-02")] as const;
const names = ["甲示例", "甲另一", "乙示例"] as const;
const itemIds = ["company-change", "residence-permit", "spouse-household-move"] as const;
const dayMs = 86_400_000;
let city: TestHall;
let all: { record: ApplicationRecord; name: string }[];

beforeAll(async () => {
  city = openTestHall({ hall: "city" });
  await makeDemonstration(city.hall);
  const begun: { id: string; name: string }[] = [];
  for (let n = 0; n < 36; n += 1) {
    const itemId = itemIds[n % itemIds.length] ?? "";
    const name = names[(n * 7) % names.length] ?? "";
    const clerk = clerks[n % clerks.length] ?? manager;
    const version = city.hall.items.inForce(itemId);
    const { application } = await city.done(clerk, "application:receive", {
      itemId,
      applicant: { kind: "person", holder: { name, idNumber: inventedIdNumber(n) } },
      fields: Object.fromEntries((version?.item.form ?? []).map((field) => [field.id, answerTo(field)])),
      materials: (version?.item.materials ?? []).map(({ id }) => ({ materialId: id, originals: 1 })),
    });
    begun.push({ id: application.id, name });
    const one = { applicationId: application.id };
    if (n % 3 !== 0) await city.done(clerk, "application:accept", one);
    if (n % 9 === 4) await city.done(manager, "application:end", { ...one, reason: "申请人要求" });
    if (n % 5 === 0) city.time.advance(dayMs);
  }
  all = begun
    .map(({ id, name }) => {
      const record = city.hall.intake.application(id);
      if (!record) throw new Error(`${id} is not there.`);
      return { record, name };
    })
    .reverse();
});
afterAll(() => city.hall.stop());

function answerTo(field: { type: string; choices?: readonly { id: string }[] | undefined }): string {
  if (field.type === "date") return "1885-01-01";
  if (field.type === "number" || field.type === "amount") return "1";
  if (field.type === "yesNo") return "yes";
  return field.choices?.[0]?.id ?? "示例";
}

type Wanted = Omit<QueryInput<"applications:search">, "limit" | "cursor">;

/** All pages after each other. */
function found(wanted: Wanted, limit: number, who = manager): string[] {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = queryHandlers["applications:search"](
      viewingOf(city.hall),
      { ...wanted, limit, ...(cursor === null ? {} : { cursor }) },
      who,
    );
    if ("code" in page) throw new Error(page.code);
    expect(page.applications.length).toBeLessThanOrEqual(limit);
    ids.push(...page.applications.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== null);
  return ids;
}

function byHand(wanted: Wanted, clerkId: string | null): string[] {
  const until = wanted.dueUntil;
  const fits = all.filter(
    ({ record, name }) =>
      (wanted.name === undefined || wanted.name === name || wanted.name === maskName(name)) &&
      (wanted.itemId === undefined || record.terms.itemId === wanted.itemId) &&
      (wanted.state === undefined || record.state === wanted.state) &&
      (wanted.unitId === undefined || record.unitId === wanted.unitId) &&
      (wanted.number === undefined || record.number === wanted.number) &&
      (clerkId === null || record.clerk === clerkId) &&
      (until === undefined || (isOpen(record.state) && record.dueOn !== null && record.dueOn <= until)),
  );
  if (until === undefined) return fits.map(({ record }) => record.id);
  return fits
    .toSorted((a, b) => {
      const [first, second] = [a.record.dueOn ?? "", b.record.dueOn ?? ""];
      return first === second ? a.record.seq - b.record.seq : first < second ? -1 : 1;
    })
    .map(({ record }) => record.id);
}

/** As if a great many others had this name: their applications are looked up another way. */
function makeCommon(name: string): void {
  const { vault } = city.hall;
  const personId = all[0]?.record.applicant.personId ?? "";
  for (let n = 0; n < 250; n += 1)
    vault.addNames({ id: `of-another-hall-${n}`, seq: 1_000_000 + n }, personId, [name]);
}

const choices = <Value>(...values: Value[]): (Value | undefined)[] => [undefined, ...values];

test("each combination of name, item, state, unit, due date and one's own, in pages of one, seven and a hundred", () => {
  const units = [...new Set(all.map(({ record }) => record.unitId ?? ""))];
  const dues = all.flatMap(({ record }) => record.dueOn ?? []).toSorted();
  makeCommon("甲示例");
  const states: ApplicationState[] = ["received", "accepted", "ended", "ready"];
  let asked = 0;
  let some = 0;
  for (const name of choices("甲*", "甲示例", "乙*", "丙*"))
    for (const itemId of choices(...itemIds.slice(0, 2), "no-such-item"))
      for (const state of choices(...states))
        for (const unitId of choices(units[0], "no-such-unit"))
          for (const dueUntil of choices("2026-01-01", dues[Math.floor(dues.length / 2)], "2026-12-31")) {
            const isMine = asked % 3 === 0;
            const wanted = Object.fromEntries(
              Object.entries({ name, itemId, state, unitId, dueUntil }).filter(
                ([, value]) => value !== undefined,
              ),
            );
            const hand = byHand(wanted, isMine ? clerks[0].name : null);
            const limit = [1, 7, 100][asked % 3] ?? 7;
            const who = isMine ? clerks[0] : manager;
            expect(
              found({ ...wanted, ...(isMine ? { isMine } : {}) }, limit, who),
              JSON.stringify(wanted),
            ).toEqual(hand);
            asked += 1;
            if (hand.length > 0) some += 1;
          }
  expect(some).toBeGreaterThan(60);
});

test("a number finds its application; a cursor of nobody's is refused", () => {
  const [one] = all;
  expect(found({ number: one?.record.number ?? "" }, 30)).toEqual([one?.record.id]);
  const answer = queryHandlers["applications:search"](
    viewingOf(city.hall),
    { limit: 30, cursor: "4711 x" },
    manager,
  );
  expect(answer).toEqual({ code: "invalid-input", params: { field: "cursor" } });
});
