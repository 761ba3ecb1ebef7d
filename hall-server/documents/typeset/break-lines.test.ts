import { expect, test } from "vitest";
import { breakLines } from "./break-lines.ts";
import { type Measure, printable, signsOf } from "./characters.ts";

/** Chinese characters are as wide as they are high, letters half of that. */
const measure: Measure = {
  faceOf: (text) => ({ face: "regular", text }),
  em: (text) => (/[\u2e80-\u{3ffff}\uff00-\uffef]/u.test(text) ? 1 : 0.5),
};
const linesOf = (text: string, width: number) =>
  breakLines(signsOf([{ text, isBold: false }], measure), width).map((line) =>
    line.signs.map((sign) => sign.text).join(""),
  );

test.each([
  ["本人到场，按指纹。", 5, ["本人到场，", "按指纹。"]],
  ["本人到场了，按指纹。", 5, ["本人到场", "了，按指", "纹。"]],
  ["依据《行政许可法》办理", 3, ["依据", "《行政", "许可", "法》办", "理"]],
  ["bring the original card", 5, ["bring the", "original", "card"]],
  ["甲\n乙", 5, ["甲", "乙"]],
  ["", 5, [""]],
  ["xxxxxxxxxxxx", 3, ["xxxxxx", "xxxxxx"]],
])("%j in a width of %d", (text, width, lines) => {
  expect(linesOf(text, width)).toEqual(lines);
});

test("what takes no room is left out, line ends and letters stay", () => {
  expect(printable("葛\u{e0100}a\u200b\u0000\r\nb\tc")).toBe("葛a\nb c");
});
