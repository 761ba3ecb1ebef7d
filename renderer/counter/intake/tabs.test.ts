import { expect, test } from "vitest";
import { modelApplication, modelRow } from "./model-intake.ts";
import { nextTab, tabShown, tabsOf } from "./tabs.ts";

const nothing = { itemIds: [], rows: [], opened: [], again: [], unanswered: [], steps: [] };

test("one for each item until it is received, then for its application", () => {
  const before = tabsOf({ ...nothing, itemIds: ["card", "trader"] });
  expect(before.map(({ name }) => name)).toEqual(["new:card", "new:trader"]);
  const after = tabsOf({ ...nothing, itemIds: ["card", "trader"], rows: [modelRow] });
  expect(after.map(({ name }) => name)).toEqual(["application:p1", "new:trader"]);
});

test("the same once more stands beside what was received", () => {
  const tabs = tabsOf({ ...nothing, itemIds: ["card"], rows: [modelRow], again: ["card"] });
  expect(tabs.map(({ name }) => name)).toEqual(["application:p1", "new:card"]);
});

test("what was sent and not answered stays where it was typed until the answer has come, also when the hall has it", () => {
  const itemIds = ["card", "trader"];
  const tabs = tabsOf({ ...nothing, itemIds, rows: [modelRow], unanswered: ["card"] });
  expect(tabs.map(({ name }) => name)).toEqual(["new:card", "application:p1", "new:trader"]);
});

test("what was new when it was chosen is shown as its application when it was taken in meanwhile", () => {
  const tabs = tabsOf({ ...nothing, itemIds: ["trader", "card"], rows: [modelRow] });
  expect(tabShown(tabs, "new:card")?.name).toBe("application:p1");
  expect(tabShown(tabs, "new:trader")?.name).toBe("new:trader");
  expect(tabShown(tabs, null)?.name).toBe("new:trader");
});

test("steps of a matter join the ticket's items in their order, and know their matter", () => {
  const steps = ["card", "insurance"].map((itemId) => ({ itemId, matterId: "m1" }));
  const tabs = tabsOf({ ...nothing, itemIds: ["card"], steps });
  expect(tabs.map(({ name, matterId }) => `${name} ${matterId}`)).toEqual([
    "new:card m1",
    "new:insurance m1",
  ]);
});

test("what is taken up again stands last, once", () => {
  const other = { ...modelApplication, id: "p2", itemId: "trader" };
  const tabs = tabsOf({ ...nothing, itemIds: ["card"], opened: [other, other] });
  expect(tabs.map(({ name }) => name)).toEqual(["new:card", "application:p2"]);
});

test("next is what still wants something of this counter, round and round", () => {
  const done = { ...modelRow, id: "p9", itemId: "card", state: "delivered" as const };
  const tabs = tabsOf({ ...nothing, itemIds: ["card", "trader", "insurance"], rows: [done] });
  expect(nextTab(tabs, "application:p9")?.name).toBe("new:trader");
  expect(nextTab(tabs, "new:trader")?.name).toBe("new:insurance");
  expect(nextTab(tabs, "new:insurance")?.name).toBe("new:trader");
  expect(nextTab(tabs.slice(0, 1), "application:p9")).toBeNull();
});
