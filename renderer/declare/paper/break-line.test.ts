import { expect, test } from "vitest";
import { breakLine } from "./break-line.ts";

/** Chinese characters are twice as wide as letters. */
const measure = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(sign) ? 2 : 1), 0);

test("Chinese breaks anywhere but before a closing sign", () => {
  expect(breakLine("本人到场，按指纹。", 10, measure)).toEqual(["本人到场，", "按指纹。"]);
});

test("words stay whole, and a word that is wider than the line is not lost", () => {
  expect(breakLine("bring the original card", 10, measure)).toEqual(["bring the", "original", "card"]);
  expect(breakLine("https://zwfw.shili.example/a/long/one x", 10, measure)).toEqual([
    "https://zwfw.shili.example/a/long/one",
    "x",
  ]);
});

test("nothing is lost or doubled, whatever the width", () => {
  const text = "姓名一栏要填好，改过的不行 (see counter 3)。户口簿";
  for (let width = 1; width < 60; width += 1) {
    expect(breakLine(text, width, measure).join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  }
  expect(breakLine("", 10, measure)).toEqual([""]);
});
