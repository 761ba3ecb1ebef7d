import { expect, test } from "vitest";
import { candidatesFor, isBeginning, weigh } from "./candidates.ts";

const weights = weigh(["城乡居民医保参保登记", "银行", "银行卡"]);

test("a syllable gives its characters, the likeliest first, then those of longer ones", () => {
  expect(candidatesFor("yin", weights)[0]).toBe("银");
  expect(candidatesFor("hang", weights)[0]).toBe("行");
  expect(candidatesFor("xing", weights)).toContain("行");
  expect(candidatesFor("zhu", weights)).toContain("庄");
  expect(candidatesFor("lv", weights)).toContain("绿");
  expect(candidatesFor("", weights)).toEqual([]);
  expect(candidatesFor("zzz", weights)).toEqual([]);
});

test("every character of an address can be written, and letters that begin no syllable are not taken", () => {
  for (const [syllable, character] of [
    ["shi", "是"],
    ["qu", "区"],
    ["zhen", "镇"],
    ["hao", "号"],
    ["lou", "楼"],
  ] as const)
    expect(candidatesFor(syllable, weights)).toContain(character);
  expect(["z", "zh", "zhua", "zhuang"].every(isBeginning)).toBe(true);
  expect(["zx", "zhuangx", "i"].some(isBeginning)).toBe(false);
});
