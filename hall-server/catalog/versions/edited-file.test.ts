import { expect, test } from "vitest";
import { openTestHall, staff } from "../../testing.ts";
import { readHall } from "../read-hall.ts";
import type { StoredEntry } from "../whole-item.ts";

const manager = staff("manager", "manager");

/** The town's configuration with an items file that somebody has edited. */
function edited(change: (entry: StoredEntry) => StoredEntry | null) {
  const read = readHall("town", { isDemonstration: true });
  if (!read.ok) throw new Error("town");
  const { catalog } = read.config;
  const entries = catalog.entries.flatMap((entry) => change(entry) ?? []);
  const items = catalog.items.filter(({ id }) => entries.some((entry) => entry.id === id));
  return { catalog: { ...catalog, entries, items } };
}

const fees = (fee: string) => (entry: StoredEntry) =>
  ["old-age-allowance", "birth-registration"].includes(entry.id) ? { ...entry, fee } : entry;

test("an items file that was edited makes new versions; what managers changed, and what applications began with, stays", async () => {
  const first = openTestHall({ isDemonstration: true });
  const { folder, masterKey, time } = first;
  const again = (change: (entry: StoredEntry) => StoredEntry | null) =>
    openTestHall({ isDemonstration: true, folder, masterKey, time, config: edited(change) });
  const position = first.hall.state.position;
  const birth = first.hall.items.at("birth-registration")?.item;
  if (!birth) throw new Error("birth-registration");
  await first.done(manager, "item:save", { item: { ...birth, fee: "页面" }, basedOn: 1, reason: "试" });
  first.hall.stop();

  const same = again((entry) => entry);
  // Another start with the same items notes nothing of them.
  expect(same.hall.state.position - position).toBeLessThanOrEqual(2);
  expect(same.hall.items.versions("old-age-allowance")).toHaveLength(1);
  same.hall.stop();

  const second = again(fees("二元"));
  expect(
    second.hall.items.versions("old-age-allowance").map(({ version, item }) => [version, item.fee]),
  ).toEqual([
    [1, null],
    [2, "二元"],
  ]);
  expect(second.hall.items.inForce("old-age-allowance")).toMatchObject({
    version: 2,
    inForceFrom: "2026-03-02",
  });
  expect(second.hall.items.inForce("birth-registration")?.item.fee).toBe("页面");
  expect(second.hall.items.at("birth-registration", 1)?.item.fee).toBeNull();
  const noted = second.hall.state.position;
  second.hall.rebuildDerived();
  expect(second.hall.items.inForce("old-age-allowance")?.item.fee).toBe("二元");
  second.hall.stop();

  const third = again((entry) => (entry.id === "old-age-allowance" ? null : fees("二元")(entry)));
  expect(third.hall.state.position).toBeGreaterThan(noted);
  expect(third.hall.items.inForce("old-age-allowance")).toBeNull();
  expect(third.hall.items.at("old-age-allowance", 2)?.item.fee).toBe("二元");
  third.hall.stop();

  const fourth = again(fees("四元"));
  expect(fourth.hall.items.inForce("old-age-allowance")?.item.fee).toBe("四元");
  expect(fourth.hall.items.at("old-age-allowance", 1)?.item.fee).toBeNull();
  fourth.hall.stop();
});
