import { expect, test } from "vitest";
import type { Application } from "../../../hall-server/contract/intake.ts";
import { allRequiredHere, emptyDraft, toggled, withField } from "./draft.ts";
import { fromWholeItem } from "./intake-item.ts";
import { modelApplication, modelItem, modelPromisedItem } from "./model-intake.ts";
import { type Outcome, type OutcomeFacts, readOutcomes } from "./outcomes.ts";

const card = fromWholeItem(modelItem);
const trader = fromWholeItem(modelPromisedItem);
const facts = (more: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  item: trader,
  draft: emptyDraft(trader.id, true),
  application: null,
  stops: [],
  isAway: false,
  isBusy: false,
  ...more,
});
const read = (more: Partial<OutcomeFacts> = {}) =>
  Object.fromEntries(readOutcomes(facts(more)).map((key) => [key.outcome, key])) as Record<
    Outcome,
    ReturnType<typeof readOutcomes>[number]
  >;
const tick = (...ids: string[]) =>
  trader.materials
    .filter(({ id }) => ids.includes(id))
    .reduce((draft, material) => toggled(draft, material), emptyDraft(trader.id, true));

test("before anything is ticked no way is the next step, and accepting says what is missing and leads there", () => {
  const keys = read();
  expect(Object.values(keys).some(({ state }) => state === "next")).toBe(false);
  expect(keys.accept).toMatchObject({
    state: "off",
    note: { word: "why.missing", values: { count: 4 } },
    leadsTo: { section: "materials", id: "m1" },
  });
});

test("complete: accepted, or finished at once where the item is instant; never two next steps", () => {
  const complete = { draft: allRequiredHere(emptyDraft(trader.id, true), trader) };
  expect(read(complete).accept).toMatchObject({ state: "next", note: { word: "does.accept" } });
  const instant = { item: card, draft: allRequiredHere(emptyDraft(card.id, true), card) };
  expect(read(instant).accept).toMatchObject({ state: "next", note: { word: "does.instant" } });
  for (const keys of [read(complete), read(instant)])
    expect(Object.values(keys).filter(({ state }) => state === "next")).toHaveLength(1);
});

test("complete, and the form is not: the key says which answer is open and leads to it", () => {
  const stop = { place: { section: "form" as const, id: "shop" }, label: "字号名称" };
  const draft = allRequiredHere(emptyDraft(trader.id, true), trader);
  expect(read({ draft, stops: [stop] }).accept).toMatchObject({ state: "off", leadsTo: stop.place });
});

test("something is missing: told once; with gaps only where every missing paper may come later", () => {
  const secondaryMissing = read({ draft: tick("m1", "m2") });
  expect(secondaryMissing.tellMissing.state).toBe("next");
  expect(secondaryMissing.gaps).toMatchObject({ state: "live", note: { values: { count: 2 } } });
  const mainMissing = read({ draft: tick("m1", "m3") });
  expect(mainMissing.gaps).toMatchObject({
    state: "off",
    note: { word: "why.mustBeHere", values: { name: "经营者身份证" } },
  });
});

test("a promise takes the place of papers only where the item allows it", () => {
  expect(read({ draft: tick("m1") }).promise.state).toBe("live");
  expect(read({ item: card, draft: emptyDraft(card.id, true) }).promise).toMatchObject({
    state: "off",
    note: { word: "why.noPromise" },
  });
});

test("nobody is named: no paper can be written to them, whatever else is there", () => {
  const stop = { place: { section: "who" as const, id: "name" }, label: "姓名" };
  const keys = read({ draft: tick("m1"), stops: [stop] });
  for (const outcome of ["tellMissing", "refuse", "receive"] as const)
    expect(keys[outcome]).toMatchObject({ state: "off", leadsTo: stop.place });
});

test("while the hall is away or a step is on its way, nothing is promised", () => {
  for (const more of [{ isAway: true }, { isBusy: true }])
    for (const key of Object.values(read(more))) expect(key.state).toBe("off");
});

test("given back after it was accepted: nobody is sent for papers or away; what the law accepted goes on as it is", () => {
  const back: Application = {
    ...modelApplication,
    itemId: "trader",
    state: "received",
    acceptedOn: "2026-11-23",
  };
  const keys = read({ application: back, draft: tick("m1") });
  for (const outcome of ["tellMissing", "refuse"] as const)
    expect(keys[outcome]).toMatchObject({ state: "off", note: { word: "why.acceptedBefore" } });
  const deemed = read({ application: { ...back, isDeemed: true }, draft: tick("m1") });
  expect(deemed.accept).toMatchObject({ state: "next", note: { word: "does.accept" } });
});

const supplementing: Application = {
  ...modelApplication,
  itemId: "trader",
  state: "supplementing",
  materials: modelApplication.materials.slice(0, 1),
};

test("what was missing is brought: one key, live once something has come", () => {
  const [only, ...others] = readOutcomes(facts({ application: supplementing }));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ outcome: "accept", state: "off", note: { word: "why.nothingBrought" } });
  const [part] = readOutcomes(facts({ application: supplementing, draft: tick("m1", "m2") }));
  expect(part).toMatchObject({ state: "next", note: { word: "does.bringPart", values: { count: 2 } } });
  const [all] = readOutcomes(facts({ application: supplementing, draft: tick("m1", "m2", "m3", "m4") }));
  expect(all).toMatchObject({ state: "next", note: { word: "does.bringAll" } });
  const answered = withField(emptyDraft(trader.id, true), "shop", "面馆");
  expect(readOutcomes(facts({ application: supplementing, draft: answered }))[0]?.state).toBe("next");
});

test("nothing is taken in any more once it is decided, withdrawn or refused", () => {
  for (const state of ["decided", "delivered", "withdrawn", "not-accepted", "terminated"] as const)
    expect(readOutcomes(facts({ application: { ...modelApplication, state } }))).toEqual([]);
});
