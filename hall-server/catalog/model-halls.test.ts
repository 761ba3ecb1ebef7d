import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalog, hallDescription } from "../contract/hall.ts";
import { id } from "../contract/values.ts";
import type { HallConfig } from "./config.ts";
import { describeCatalog, describeHall } from "./describe.ts";
import { readHall } from "./read-hall.ts";
import { unitsFor } from "./route-items.ts";

function load(name: string, isDemonstration = false): HallConfig {
  const reading = readHall(name, { isDemonstration });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.config;
}

const town = load("town");
const city = load("city");
const halls = [town, city];

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

describe("the city hall", () => {
  /** The plan's thirteen categories in its order; the first row is the 19 all-round counters. */
  const layout: [queueId: string, from: number, to: number][] = [
    ["all-round", 1, 17],
    ["delivery", 18, 19],
    ["enterprise", 20, 24],
    ["police", 25, 28],
    ["exit-entry", 29, 32],
    ["district-instant", 33, 34],
    ["tax", 35, 48],
    ["real-estate", 49, 63],
    ["housing", 64, 64],
    ["property-trade", 65, 70],
    ["provident-fund", 71, 79],
    ["bank", 80, 83],
    ["road-transport", 84, 86],
    ["utilities", 87, 90],
    ["media-credit", 91, 92],
  ];

  it("has 92 counters: 17 intake, 2 delivery, 73 in thirteen categories", () => {
    expect(city.counters.map((counter) => counter.id)).toEqual(numbers(1, 92));
    for (const [queueId, from, to] of layout) {
      expect(city.queues.find((queue) => queue.id === queueId)?.counterIds, queueId).toEqual(
        numbers(from, to),
      );
    }
    const categories = layout.slice(2).map(([, from, to]) => to - from + 1);
    expect(categories).toEqual([5, 4, 4, 2, 14, 15, 1, 6, 9, 4, 3, 4, 2]);
    expect(categories.reduce((sum, count) => sum + count, 0)).toBe(73);
  });

  it("offers 1,530 items: 1,120 of the city, 410 of the district", () => {
    const { items } = city.catalog;
    expect(items).toHaveLength(1530);
    expect(items.filter((item) => item.level === "city")).toHaveLength(1120);
    expect(items.filter((item) => item.level === "county")).toHaveLength(410);
    expect(new Set(items.map((item) => item.name.zh)).size).toBe(1530);
  });

  it("marks every generated item in its name, and the seventy others not", () => {
    const { items } = city.catalog;
    expect(items.filter((item) => !item.isDemonstration)).toHaveLength(70);
    for (const item of items) {
      expect(item.name.zh.includes("演示"), item.id).toBe(item.isDemonstration);
      expect(item.name.en.includes("demonstration"), item.id).toBe(item.isDemonstration);
    }
  });

  it("sends instant items of a category to its own counters only, everything else also to the all-round ones", () => {
    const own = new Map(layout.slice(2).map(([queueId]) => [queueId, true]));
    for (const item of city.catalog.items) {
      if (item.kind === "instant" && own.has(item.category))
        expect(item.queueIds, item.id).toEqual([item.category]);
      else expect(item.queueIds, item.id).toContain("all-round");
    }
  });

  it("has the plan's seven areas, three back offices with transport in two, and its sub-halls", () => {
    const areas = ["无差别一窗综合受理区", "一窗受理即办区", "自助办理区", "便民服务区", "24小时自助服务区"];
    for (const area of [...areas, "中介服务区", "休憩等候区"]) {
      expect(city.zones.map((zone) => zone.name.zh)).toContain(area);
    }
    expect(city.offices.map((office) => office.units.length)).toEqual([9, 9, 0]);
    expect(city.offices[0]?.rooms?.map((room) => room.zh)).toEqual(["联合审图室"]);
    const withTransport = city.offices.filter((office) =>
      office.units.some((unit) => unit.name.zh === "市交通运输局"),
    );
    expect(withTransport).toHaveLength(2);
    expect(city.sites.filter((site) => site.kind === "sub-hall")).toHaveLength(3);
    expect(city.sites.filter((site) => site.kind === "moved-in")).toHaveLength(2);
    expect(city.kiosks).toHaveLength(6);
  });
});

describe("the town centre", () => {
  it("has four all-round counters, a kiosk, a screen and two village points", () => {
    expect(town.counters.map((counter) => counter.id)).toEqual(["1", "2", "3", "4"]);
    expect(town.counters.every((counter) => counter.queueIds.includes("all-round"))).toBe(true);
    expect(town.kiosks.map((kiosk) => kiosk.id)).toEqual(["1"]);
    expect(town.screens.map((screen) => screen.id)).toEqual(["1"]);
    const points = town.sites.filter((site) => site.kind === "service-point");
    expect(points.map((site) => site.parentId)).toEqual(["town", "town"]);
    expect(points.every((site) => site.name.zh.endsWith("村便民服务点"))).toBe(true);
    expect(new Set(town.sites.map((site) => site.tier)).size).toBe(5);
  });

  it("covers the fields of a town centre, each with an item that its unit decides", () => {
    const fields = [
      "civil-affairs",
      "social-security",
      "medical-insurance",
      "health",
      "disabled",
      "veterans",
    ];
    for (const domain of [...fields, "agriculture", "natural-resources", "water", "police", "market"]) {
      const items = town.catalog.items.filter((item) => item.domain === domain);
      expect(items.length, domain).toBeGreaterThan(0);
      for (const item of items)
        expect(unitsFor({ ...item, unitIds: null }, town.offices), item.id).toHaveLength(1);
    }
    // 就业创业 is no department of its own.
    expect(town.catalog.items.map((item) => item.id)).toContain("employment-registration");
  });

  it("marks what is done at once, near by, in one visit", () => {
    const tagsOf = (id: string) => town.catalog.items.find((item) => item.id === id)?.tags;
    expect(tagsOf("birth-registration")).toEqual(["now", "once"]);
    expect(tagsOf("old-age-allowance")).toContain("nearby");
  });

  it("gives tickets until the cut-offs, and closes on holidays", () => {
    if (town.opening.kind !== "hours") throw new Error("the town keeps hours");
    const monday = town.opening.weekdays.find((one) => one.weekday === 1);
    expect(monday?.ranges).toEqual([
      { from: 510, cutOff: 705, to: 720 },
      { from: 870, cutOff: 1035, to: 1080 },
    ]);
    expect(town.opening.weekdays.find((one) => one.weekday === 7)?.ranges).toEqual([]);
    expect(town.opening.dates["2026-10-01"]).toEqual([]);
    expect(town.opening.dates["2026-10-10"]).toEqual(monday?.ranges);
  });

  it("offers only life events that have items here", () => {
    const events = town.catalog.lifeEvents.map((event) => event.id);
    expect(events).toContain("farming");
    expect(events).not.toContain("transport");
    for (const event of events) {
      expect(
        town.catalog.items.some((item) => item.lifeEvents.includes(event)),
        event,
      ).toBe(true);
    }
  });
});

describe("every model hall", () => {
  it.each(halls)("$id: each item has queues, and each of its queues counters", (hall) => {
    const queues = new Map(hall.queues.map((queue) => [queue.id, queue]));
    for (const item of hall.catalog.items) {
      expect(item.queueIds.length, item.id).toBeGreaterThan(0);
      for (const queueId of item.queueIds) expect(queues.get(queueId)?.counterIds.length).toBeGreaterThan(0);
    }
  });

  it.each(halls)("$id: queue and counters name each other", (hall) => {
    for (const queue of hall.queues)
      for (const counter of hall.counters)
        expect(queue.counterIds.includes(counter.id)).toBe(counter.queueIds.includes(queue.id));
    expect(hall.queues[0]?.isAllRound).toBe(true);
  });

  it.each(halls)("$id: no code is a class prefix, none has I or O", (hall) => {
    const codes = hall.queues.map((queue) => queue.code);
    const all = [...codes, ...hall.classes.flatMap((one) => one.prefix ?? [])];
    expect(new Set(all).size).toBe(codes.length + 2);
    expect(all.join("")).not.toMatch(/[IO]/);
  });

  it.each(halls)("$id: what pages get is what the contract says", (hall) => {
    expect(hallDescription.strict().parse(describeHall(hall)).id).toBe(hall.id);
    const described = catalog.strict().parse(describeCatalog(hall));
    expect(described.items).toHaveLength(hall.catalog.items.length);
    const ids = [...hall.queues, ...hall.counters, ...hall.classes, ...hall.screens, ...hall.catalog.items];
    for (const one of ids) expect(id.safeParse(one.id).success, one.id).toBe(true);
  });

  it.each(halls)("$id: initials stand one for one under the characters of the name", (hall) => {
    for (const item of hall.catalog.items) {
      expect(item.initials.length, item.id).toBe(item.name.zh.length);
      expect(item.initials, item.id).toMatch(/^[a-z0-9（）·()]+$/);
    }
  });

  it.each(halls)("$id: has the national tags, eight to a level", (hall) => {
    expect(hall.ratingLevels.map((one) => one.level)).toEqual([5, 4, 3, 2, 1]);
    expect(hall.ratingLevels.map((one) => one.tags.length)).toEqual([8, 8, 8, 8, 8]);
    expect(hall.ratingLevels.filter((one) => one.isBad).map((one) => one.level)).toEqual([2, 1]);
    expect(hall.ratingLevels[4]?.tags[0]?.name.zh).toBe("在办事指南之外增加新的审批条件");
  });

  it("is found by the initials that people type", () => {
    const initials = (itemId: string) => city.catalog.items.find((item) => item.id === itemId)?.initials;
    expect(initials("social-security-card-activation")).toBe("shbzkqy");
    expect(initials("company-bank-account")).toBe("qyjbckzhkl");
    expect(initials("credit-report")).toBe("grxybgcx");
  });

  it.each(["town", "city"])("%s: a demonstration is always open, needs no card and has no quotas", (name) => {
    const hall = load(name, true);
    expect(hall.isDemonstration).toBe(true);
    expect(hall.needsCard).toBe(false);
    expect(hall.opening).toEqual({ kind: "always" });
    expect(hall.queues.every((queue) => queue.quotaPerDay === null && queue.slots.length === 0)).toBe(true);
  });

  it("reads the same from another folder, with the shipped part files", () => {
    const folder = mkdtempSync(join(tmpdir(), "hall-elsewhere-"));
    copyFileSync(fileURLToPath(new URL("../halls/city.yaml", import.meta.url)), join(folder, "mine.yaml"));
    expect(load(join(folder, "mine.yaml"))).toEqual(city);
    rmSync(folder, { recursive: true });
  });

  it("is the same at every reading", () => {
    expect(load("city")).toEqual(city);
    expect(load("city").catalog.version).toBe(city.catalog.version);
  });
});
