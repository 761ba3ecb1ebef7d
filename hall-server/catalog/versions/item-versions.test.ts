import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Item } from "../../contract/items.ts";
import { queries } from "../../contract/queries.ts";
import { queryHandlers } from "../../queries.ts";
import { openTestHall, staff, type TestHall } from "../../testing.ts";
import { viewingOf } from "../../viewing.ts";
import { CatalogueServer } from "../served-catalogue.ts";

const field = { id: "a", label: { zh: "甲", en: "A" }, type: "text", isRequired: true };
const manager = staff("manager", "manager");
const guide = staff("guide-01", "guide");
const birth = "birth-registration";

let hall: TestHall;
beforeAll(() => {
  hall = openTestHall({ isDemonstration: true });
});
afterAll(() => hall.hall.stop());

const whole = (itemId: string): Item => {
  const found = hall.hall.items.at(itemId);
  if (!found) throw new Error(itemId);
  return structuredClone(found.item);
};
const nextDay = (days = 1) => hall.time.advanceMinutes(days * 24 * 60);
const listed = async () => (await new CatalogueServer(hall.hall.config, hall.hall.items).served()).catalog;
const turn = async () => {
  hall.hall.tick();
  await new Promise((resolve) => setImmediate(resolve));
};

describe("an item that managers change", () => {
  test("is version 1 as the hall's file has it, whole", () => {
    const found = hall.hall.items.inForce(birth);
    expect(found).toMatchObject({ version: 1, inForceFrom: null, withdrawnAt: null });
    expect(found?.unitIds).toEqual(["civil-affairs"]);
    expect(found?.item.form.map((field) => field.id)).toContain("child-name");
    expect(found?.item.materials[0]).toMatchObject({ documentKind: "birth-certificate", isReusable: true });
  });

  test("saved for today is in force at once; the version before stays what it was", async () => {
    const before = await listed();
    const item = {
      ...whole(birth),
      name: { zh: "出生登记（试行）", en: "Birth registration (trial)" },
      promisedDays: 1,
    };
    const saved = await hall.done(manager, "item:save", { item, basedOn: 1, reason: "试行一个月" });
    expect(saved.version).toBe(2);
    expect(hall.hall.items.inForce(birth)?.item.name.zh).toBe("出生登记（试行）");
    expect(hall.hall.items.at(birth, 1)?.item.name.zh).toBe("出生登记");
    const after = await listed();
    expect(after.version).not.toBe(before.version);
    expect(after.items.find(({ id }) => id === birth)).toMatchObject({ initials: "csdj（sx）", version: 2 });
    expect(after.items).toHaveLength(before.items.length);
  });

  test("tells who changed what, when and why", () => {
    const asked = queryHandlers["item:history"](viewingOf(hall.hall), { itemId: birth }, manager);
    const history = queries["item:history"].value.parse(asked);
    expect(history.inForce).toBe(2);
    expect(history.changes[0]).toMatchObject({
      kind: "saved",
      version: 2,
      reason: "试行一个月",
      origin: "page",
    });
    expect(history.changes[0]?.differences).toEqual([
      { field: "name.zh", before: "出生登记", after: "出生登记（试行）" },
      { field: "name.en", before: "Birth registration", after: "Birth registration (trial)" },
      { field: "promisedDays", before: "0", after: "1" },
    ]);
  });

  test("is refused where somebody saved another meanwhile, and where nothing differs", async () => {
    const stale = await hall.send(manager, "item:save", { item: whole(birth), basedOn: 1, reason: "晚了" });
    expect(stale).toMatchObject({
      ok: false,
      error: { code: "wrong-state", params: { because: "edited-meanwhile" } },
    });
    const same = await hall.send(manager, "item:save", { item: whole(birth), basedOn: 2, reason: "没改" });
    expect(same).toMatchObject({ ok: false, error: { params: { because: "nothing-changed" } } });
  });

  test("planned for later comes into force when the hall-day turns, without anybody doing anything", async () => {
    const item = { ...whole(birth), fee: "十元" };
    const plan = { item, basedOn: 2, reason: "下周起", inForceFrom: "2026-03-04" };
    expect(await hall.done(manager, "item:save", plan)).toEqual({ version: 3 });
    expect(hall.hall.items.inForce(birth)?.version).toBe(2);
    const server = new CatalogueServer(hall.hall.config, hall.hall.items);
    const today = await server.served();
    nextDay();
    await turn();
    expect(hall.hall.items.inForce(birth)?.version).toBe(2);
    nextDay();
    await turn();
    expect(hall.hall.items.inForce(birth)).toMatchObject({ version: 3, inForceFrom: "2026-03-04" });
    expect((await server.served()).etag).not.toBe(today.etag);
  });

  test("a plan that is dropped never comes, and its number is not used again", async () => {
    const item = { ...whole(birth), fee: "二十元" };
    await hall.done(manager, "item:save", { item, basedOn: 3, reason: "再涨", inForceFrom: "2026-03-06" });
    await hall.done(manager, "item:dropPlan", { itemId: birth, version: 4, reason: "不涨了" });
    expect(
      await hall.send(manager, "item:dropPlan", { itemId: birth, version: 4, reason: "再撤" }),
    ).toMatchObject({
      error: { params: { because: "not-planned" } },
    });
    nextDay(4);
    await turn();
    expect(hall.hall.items.inForce(birth)?.item.fee).toBe("十元");
    expect(hall.hall.items.nextVersion(birth)).toBe(5);
  });

  test("one that is only planned is not withdrawn: its plan is dropped, and nobody is told that it was done", async () => {
    const planned = { ...whole(birth), id: "not-yet", name: { zh: "尚未开办", en: "Not yet" } };
    await hall.done(manager, "item:save", {
      ...{ item: planned, basedOn: 0, reason: "明年开办", inForceFrom: "2026-12-01" },
    });
    expect(await hall.send(manager, "item:withdraw", { itemId: "not-yet", reason: "不办了" })).toMatchObject({
      ok: false,
      error: { code: "wrong-state", params: { because: "not-yet-in-force" } },
    });
    await hall.done(manager, "item:dropPlan", { itemId: "not-yet", version: 1, reason: "不办了" });
  });

  test("withdrawn, nobody takes a number for it; saved anew, it is back", async () => {
    const take = () => hall.send(guide, "ticket:take", { itemIds: [birth], holder: {} });
    expect((await take()).ok).toBe(true);
    await hall.done(manager, "item:withdraw", { itemId: birth, reason: "划转公安" });
    expect(await take()).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect((await listed()).items.some(({ id }) => id === birth)).toBe(false);
    nextDay();
    await turn();
    await hall.done(manager, "item:save", {
      item: { ...whole(birth), fee: null },
      basedOn: 3,
      reason: "恢复",
    });
    expect((await take()).ok).toBe(true);
  });
});

describe("a new item", () => {
  const item = (): Item => ({
    ...whole("old-age-allowance"),
    id: "winter-heating-subsidy",
    name: { zh: "冬季取暖补助", en: "Winter heating subsidy" },
  });

  test("goes to queues and units by the hall's rules, and people can take a number for it", async () => {
    await hall.done(manager, "item:save", { item: item(), basedOn: 0, reason: "入冬新增" });
    expect(hall.hall.items.inForce("winter-heating-subsidy")).toMatchObject({
      version: 1,
      queueIds: ["all-round", "errands"],
      unitIds: ["civil-affairs"],
    });
    const own = { ...item(), queueIds: ["errands"], isVillageErrand: false };
    await hall.done(manager, "item:save", { item: own, basedOn: 1, reason: "只在帮办窗口" });
    const taken = await hall.done(guide, "ticket:take", { itemIds: ["winter-heating-subsidy"], holder: {} });
    expect(taken.ticket.queueId).toBe("errands");
    expect((await listed()).items.at(-1)).toMatchObject({ initials: "djqnbz", queueIds: ["errands"] });
  });

  test.each([
    ["category", { category: "no-such" }, "unknown"],
    ["promisedDays", { lawDays: 5, promisedDays: 6 }, "longer-than-law"],
    ["promisedDays", { lawDays: 5, lawUnit: "day", promisedDays: 6 }, "longer-than-law"],
    ["promisedDays", { lawDays: 3, lawUnit: "month", promisedDays: 70 }, "longer-than-law"],
    [
      "lawDays",
      { type: "permit", lawDays: 21, promisedDays: 6, legalBasis: [], lawNote: null },
      "needs-basis",
    ],
    [
      "lawDays",
      { type: "permit", lawDays: 2, lawUnit: "month", legalBasis: [], lawNote: null },
      "needs-basis",
    ],
    ["form.0.notAfter", { form: [{ ...field, notAfter: "today" }] }, "not-allowed"],
    ["queueIds.0", { queueIds: ["no-such"] }, "unknown"],
    ["unitIds.0", { unitIds: ["no-such"] }, "unknown"],
    ["form.0.choices", { form: [{ ...field, type: "choice" }] }, "missing"],
  ] as const)("with a wrong %s is refused by name", async (field, change, because) => {
    const wrong = { ...item(), id: "wrong", ...change } as unknown as Item;
    expect(await hall.send(manager, "item:save", { item: wrong, basedOn: 0, reason: "试" })).toMatchObject({
      ok: false,
      error: { code: "invalid-input", params: { field: `item.${field}`, because } },
    });
  });
});

test("the same journal gives the same versions, after a start and after everything derived is deleted", () => {
  const all = (one: TestHall) => one.hall.items.allIds().map((id) => [id, one.hall.items.versions(id)]);
  const before = JSON.stringify(all(hall));
  hall.hall.rebuildDerived();
  expect(JSON.stringify(all(hall))).toBe(before);
  hall = hall.restart();
  expect(JSON.stringify(all(hall))).toBe(before);
});

test("compression is measured against what was frozen, item by item", async () => {
  const figures = () =>
    queries["items:figures"].value.parse(queryHandlers["items:figures"](viewingOf(hall.hall), {}, manager));
  expect(figures()).toMatchObject({ baseline: null, materials: null, steps: null });
  await hall.done(manager, "items:freezeBaseline");
  const frozen = figures();
  expect(frozen.materials?.numerator).toBe(frozen.materials?.denominator);
  const item = whole("old-age-allowance");
  const fewer = {
    ...item,
    materials: item.materials.slice(0, -2),
    steps: item.steps.slice(0, -1),
    promisedDays: 4,
  };
  await hall.done(manager, "item:save", { item: fewer, basedOn: 1, reason: "减材料、减环节、减时限" });
  const after = figures();
  expect(after.materials).toEqual({
    numerator: (frozen.materials?.numerator ?? 0) - 2,
    denominator: frozen.materials?.denominator,
  });
  expect((after.steps?.denominator ?? 0) - (after.steps?.numerator ?? 0)).toBe(1);
  expect(frozen.days.numerator - after.days.numerator).toBe((item.promisedDays ?? 0) - 4);
  expect(after.baselineDays).toEqual(frozen.days);
});
