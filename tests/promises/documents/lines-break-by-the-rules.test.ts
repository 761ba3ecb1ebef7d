import fc from "fast-check";
import { expect, test } from "vitest";
import { breakLines } from "../../../hall-server/documents/typeset/break-lines.ts";
import { type Measure, signsOf } from "../../../hall-server/documents/typeset/characters.ts";
import { extent } from "../extent.ts";

/** Chinese characters are as wide as they are high, letters half of that. */
const measure: Measure = {
  faceOf: (text) => ({ face: "regular", text }),
  em: (text) => (/[\u2e80-\u{3ffff}\uff00-\uffef]/u.test(text) ? 1 : 0.5),
};
const linesOf = (text: string, width: number) =>
  breakLines(signsOf([{ text, isBold: false }], measure), width).map((line) =>
    line.signs.map((sign) => sign.text).join(""),
  );

const sign = fc.constantFrom(..."甲乙丙丁，。、；：！？）》”（《“ abc123-/%〔〕𠮷\n");

test("no line begins with a closing sign, nothing is lost, and a line is no wider than its room", () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 120 }), fc.integer({ min: 6, max: 30 }), (signs, width) => {
      const text = signs.join("");
      const lines = linesOf(text, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(/[ \n]/g, ""));
      for (const line of lines) {
        const em = [...line].reduce((sum, one) => sum + measure.em(one, "regular"), 0);
        expect(em).toBeLessThanOrEqual(width);
      }
      const chinese = text
        .replaceAll(/[^甲乙丙丁，。、；！？）》\n]/g, "")
        .replaceAll(/([，。、；！？）》])(?=[，。、；！？）》])/g, "");
      for (const [i, line] of linesOf(chinese, width).entries()) {
        const isGoingOn = i > 0 && !chinese.includes(`\n${line}`);
        if (isGoingOn) expect(line).not.toMatch(/^[，。、；！？）》]/);
      }
    }),
    { numRuns: extent(200, 5_000) },
  );
});
