import type { Run } from "../blocks.ts";
import type { Face } from "./fonts.ts";

/** One character as it is set: in which face, how wide for a size of one point. */
export interface Sign {
  text: string;
  face: Face;
  isBold: boolean;
  em: number;
}

/** What has a glyph, and how wide it is. */
export interface Measure {
  /** The face that has it, and what is printed: the character, or a mark that it is in no face. */
  faceOf(sign: string, isBold: boolean): { face: Face; text: string };
  /** Advance for a size of one. */
  em(text: string, face: Face): number;
}

/** Draw nothing and take no room: variation selectors, joiners, marks of direction and of bytes. */
const ignorable =
  /[\u200b-\u200f\u2028-\u202e\u2060-\u2064]|\p{Variation_Selector}|\ufeff|\u00ad|[\u{e0000}-\u{e007f}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out here
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** What can be printed of a text, with the line ends that are in it. */
export function printable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(control, "")
    .replaceAll(ignorable, "")
    .normalize("NFC");
}

export function signsOf(runs: readonly Run[], measure: Measure, isAllBold = false): Sign[] {
  return runs.flatMap((run) =>
    Array.from(printable(run.text), (sign): Sign => {
      const isBold = run.isBold || isAllBold;
      if (sign === "\n") return { text: sign, face: "regular", isBold, em: 0 };
      const { face, text } = measure.faceOf(sign, isBold);
      return { text, face, isBold, em: measure.em(text, face) };
    }),
  );
}
