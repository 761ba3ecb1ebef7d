import { describe, expect, it } from "vitest";
import { announce, isSpeakable } from "./announce.ts";
import { englishNumber, hanziNumber } from "./spoken-number.ts";

const zh = (number: string, counterName: string, one?: "yi" | "yao") =>
  announce({ number, counterName, language: "zh" }, one ? { one } : {});
const en = (number: string, counterName: string) => announce({ number, counterName, language: "en" });

describe("the sentence of a call", () => {
  it("shows figures and says Hanzi: digits one by one, the counter as a quantity", () => {
    expect(zh("A012", "3").text).toBe("请A012号，到3号窗口");
    expect(zh("A012", "3").spoken).toBe("请A零一二号，到三号窗口");
    expect(zh("B2047", "92").spoken).toBe("请B二零四七号，到九十二号窗口");
  });

  it("says 幺 where the hall does, in the ticket's number only", () => {
    expect(zh("A011", "11", "yao").spoken).toBe("请A零幺幺号，到十一号窗口");
  });

  it("is English with the digits in words", () => {
    expect(en("A012", "3").text).toBe("Ticket A012, please go to counter 3");
    expect(en("AB012", "92").spoken).toBe("Ticket AB zero one two, please go to counter ninety-two");
  });

  it("keeps a counter's own name", () => {
    expect(zh("A012", "多功能厅").spoken).toBe("请A零一二号，到多功能厅");
    expect(zh("A012", "3号窗口")).toEqual(zh("A012", "3号窗口"));
    expect(zh("A012", "3号窗口").spoken).toBe(zh("A012", "3").spoken);
    expect(en("A012", "Counter 3")).toEqual(en("A012", "3"));
    expect(en("A012", "Room 5").spoken).toBe("Ticket A zero one two, please go to Room five");
  });

  it("turns signs that a synthesiser could take as commands into pauses", () => {
    expect(zh("A012", "32号[[p]]（税务）").spoken).toBe("请A零一二号，到三十二号，p，税务");
    expect(en("A012", "<audio src='x'/>").spoken).not.toMatch(/[<>='/]/);
  });
});

describe("numbers as quantities", () => {
  it.each([
    [0, "零", "zero"],
    [2, "二", "two"],
    [10, "十", "ten"],
    [12, "十二", "twelve"],
    [20, "二十", "twenty"],
    [92, "九十二", "ninety-two"],
    [100, "一百", "one hundred"],
    [105, "一百零五", "one hundred and five"],
    [110, "一百一十", "one hundred and ten"],
    [1006, "一千零六", "one zero zero six"],
    [1060, "一千零六十", "one zero six zero"],
  ])("%i", (value, chinese, english) => {
    expect(hanziNumber(value)).toBe(chinese);
    expect(englishNumber(value)).toBe(english);
  });
});

describe("what may go to the voice", () => {
  it("takes tickets and names of counters", () => {
    expect(isSpeakable({ number: "AB1000", counterName: "多功能厅", language: "zh" })).toBe(true);
  });

  it.each([
    ["huge number", `A${"1".repeat(5000)}`, "3"],
    ["lower case", "a012", "3"],
    ["NUL in the number", "A012\0", "3"],
    ["newline after the number", "A012\n", "3"],
    ["huge name", "A012", "三".repeat(100_000)],
    ["NUL in the name", "A012", "3\0"],
    ["half a character", "A012", "厅\ud800"],
    ["empty name", "A012", ""],
    ["nothing to say", "A012", "[[]]"],
  ])("refuses: %s", (_, number, counterName) => {
    expect(isSpeakable({ number, counterName, language: "zh" })).toBe(false);
  });
});
