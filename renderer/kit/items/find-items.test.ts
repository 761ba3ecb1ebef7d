import { describe, expect, test } from "vitest";
import { modelCatalog } from "../../gallery/model-catalog.ts";
import { rangeOf } from "../wait-range.ts";
import { findItems, samplesOf } from "./find-items.ts";

const names = (typed: string) => findItems(modelCatalog.items, typed).map(({ item }) => item.name.zh);

describe("pinyin initials", () => {
  test("SBK finds the social security card by initials that stand apart", () => {
    expect(names("SBK")).toEqual(["社保卡金融账户激活", "社会保障卡启用", "社会保障卡注销"]);
  });

  test("mark the characters that they stand for", () => {
    const found = findItems(modelCatalog.items, "sbk").find(({ item }) => item.name.zh === "社会保障卡启用");
    expect([...(found?.matched ?? [])].map((at) => [..."社会保障卡启用"][at])).toEqual(["社", "保", "卡"]);
  });

  test("what begins a name comes before what stands inside of one", () => {
    expect(names("cj")[0]).toMatch(/^(残疾|城.*居)/);
    expect(names("jzz")[0]).toBe("居住证申领");
  });

  test("nothing typed finds nothing, and what is in no name finds nothing", () => {
    expect(names("")).toEqual([]);
    expect(names("qqqq")).toEqual([]);
  });
});

test("Chinese from a keyboard and English words are found too", () => {
  expect(names("居住证")).toEqual(["居住证申领"]);
  expect(names("Residence permit")).toContain("居住证申领");
});

test("samples of a group are its shortest names, as far as there is room", () => {
  const school = modelCatalog.items.filter((item) => item.lifeEvents.includes("school"));
  expect(samplesOf(school, 13)).toBe("出生登记・居住证申领");
  expect(samplesOf(school, 3)).toBe("");
});

test("a wait is a range, or one figure where both ends are one minute", () => {
  expect(rangeOf({ p50: 7.6, p90: 14.2 })).toBe("8–15");
  expect(rangeOf({ p50: 0, p90: 0.4 })).toBe("1");
  expect(rangeOf({ p50: 5, p90: 5 })).toBe("5");
  expect(rangeOf(null)).toBeNull();
});
