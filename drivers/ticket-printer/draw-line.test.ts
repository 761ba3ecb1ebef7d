import { describe, expect, it } from "vitest";
import { drawLine } from "./draw-line.ts";
import { readDrawing } from "./simulator/read-drawing.ts";

/** As somebody would see it from far away: one letter per dot. */
function picture(text: string, size = 1, isBold = false): string[] {
  const { widthDots, rows } = drawLine(text, size, isBold);
  const rowBytes = Math.ceil(widthDots / 8);
  return Array.from({ length: rows.length / rowBytes }, (_, y) =>
    Array.from({ length: widthDots }, (_, x) =>
      (rows[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? "#" : ".",
    ).join(""),
  );
}

function read(text: string, size: number, isBold: boolean): string[] | null {
  const { widthDots, rows } = drawLine(text, size, isBold);
  const [widthBytes, bits] = [Math.ceil(widthDots / 8), Buffer.from(rows).toString("base64")];
  const image = { widthDots: widthBytes * 8, heightDots: rows.length / widthBytes, bits };
  return readDrawing({ item: "image", align: "left", ...image });
}

describe("a line that is drawn", () => {
  it("㐀: two strokes up, one on the ground", () => {
    expect(picture("㐀")).toMatchSnapshot();
  });

  it("䶮 in bold, with a letter of half the width", () => {
    expect(picture("A䶮", 1, true)).toMatchSnapshot();
  });

  it("twice as large has each dot four times", () => {
    const [small, large] = [picture("𠮷"), picture("𠮷", 2)];
    expect(large.filter((_, y) => y % 2 === 0).map((row) => row.replaceAll(/(.)./g, "$1"))).toEqual(small);
  });

  it.each(["䶮先生、𠮷女士：请留意叫号", "A012 㐀㐂㙓 B", "𬱖𫖮𬭎𣲘㛃䴖"])("%s can be read again", (text) => {
    for (const size of [1, 2, 3]) {
      for (const isBold of [false, true]) expect(read(text, size, isBold)).toEqual([text]);
    }
  });

  it("what nobody has drawn is a mark, not a gap", () => {
    expect(picture("\u{2f000}\u{e0fff}")).toEqual(picture("〓〓"));
  });

  it("any other picture is none of text", () => {
    const bits = Buffer.alloc(6 * 30, 0x5a).toString("base64");
    expect(readDrawing({ item: "image", widthDots: 48, heightDots: 30, bits, align: "left" })).toBeNull();
  });
});
