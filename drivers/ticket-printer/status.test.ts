import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeParser } from "../testing/parser-promises.ts";
import { createPrinterParser, type PrinterWord } from "./frame.ts";
import { conditionOfAnswers, conditionOfReport, statusOf } from "./status.ts";

describe("answers to DLE EOT 1 to 4", () => {
  it.each([
    ["all well", [0x12, 0x12, 0x12, 0x12], { kind: "ready" }],
    ["published: out of paper", [0x1a, 0x32, 0x12, 0x7e], { kind: "paper-out" }],
    ["near its end", [0x12, 0x12, 0x12, 0x1e], { kind: "paper-near-end" }],
    ["cover open, which makes it say no paper too", [0x1a, 0x36, 0x12, 0x7e], { kind: "cover-open" }],
    ["cutter", [0x1a, 0x52, 0x1a, 0x12], { kind: "faulty", fault: "cutter" }],
    ["unrecoverable", [0x1a, 0x52, 0x32, 0x12], { kind: "faulty", fault: "unrecoverable" }],
    [
      "too hot, recovers by itself",
      [0x1a, 0x52, 0x52, 0x12],
      { kind: "faulty", fault: "recovers-by-itself" },
    ],
    ["offline and no reason", [0x1a, 0x12, 0x12, 0x12], { kind: "faulty", fault: "offline" }],
    ["somebody feeds paper by the button", [0x5a, 0x1a, 0x12, 0x12], { kind: "ready" }],
  ] as const)("%s", (_what, [n1, n2, n3, n4], status) => {
    expect(statusOf(conditionOfAnswers(n1, n2, n3, n4))).toEqual(status);
  });
});

describe("reports without being asked", () => {
  it.each([
    ["all well", [0x10, 0x00, 0x00, 0x0f], { kind: "ready" }],
    ["paper out", [0x18, 0x00, 0x0f, 0x0f], { kind: "paper-out" }],
    ["near its end", [0x10, 0x00, 0x03, 0x0f], { kind: "paper-near-end" }],
    ["cover open", [0x38, 0x00, 0x00, 0x0f], { kind: "cover-open" }],
    ["cutter", [0x18, 0x08, 0x00, 0x0f], { kind: "faulty", fault: "cutter" }],
  ] as const)("%s", (_what, bytes, status) => {
    expect(statusOf(conditionOfReport(bytes))).toEqual(status);
  });
});

describe("what comes back, told apart", () => {
  const words = (...bytes: number[]) => createPrinterParser().push(Uint8Array.from(bytes));
  const report: PrinterWord = { word: "report", bytes: [0x18, 0x00, 0x0f, 0x0f] };

  it("XON and XOFF in the middle of a report", () => {
    expect(words(0x18, 0x13, 0x00, 0x0f, 0x11, 0x0f)).toEqual([{ word: "wait" }, { word: "go-on" }, report]);
  });

  it("a marker after a report is a marker, within one it is the report's", () => {
    expect(words(0x18, 0x00, 0x0f, 0x0f, 0x00)).toEqual([report, { word: "marker" }]);
  });

  it("the answer to clearing the buffer is no marker, and the marker behind it is one", () => {
    expect(words(0x37, 0x25, 0x00, 0x00)).toEqual([{ word: "cleared" }, { word: "marker" }]);
  });

  it("any other block is nothing, and its end is no marker", () => {
    expect(words(0x37, 0x26, 0x00, 0x37, 0x25, 0x40, 0x00)).toEqual([]);
  });

  it("a report that broke off does not swallow the answer behind it", () => {
    const parser = createPrinterParser();
    expect(parser.push(Uint8Array.of(0x18, 0x00, 0x12))).toEqual([{ word: "answer", byte: 0x12 }]);
    expect(parser.discardedBytes).toBe(2);
  });

  it("takes any bytes in any pieces, and the pieces make no difference", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
        const [whole, pieces] = [createPrinterParser(), createPrinterParser()];
        const at = Math.min(cut, bytes.length);
        const inPieces = [...pieces.push(bytes.slice(0, at)), ...pieces.push(bytes.slice(at))];
        expect(inPieces).toEqual(whole.push(bytes));
        expect(pieces.discardedBytes).toBe(whole.discardedBytes);
      }),
    );
  });
});

describeParser<PrinterWord>("ESC/POS", {
  create: createPrinterParser,
  samples: [
    { sample: "an answer", bytes: Uint8Array.of(0x12), items: [{ word: "answer", byte: 0x12 }] },
    {
      sample: "a report",
      bytes: Uint8Array.of(0x18, 0x00, 0x0f, 0x0f),
      items: [{ word: "report", bytes: [0x18, 0x00, 0x0f, 0x0f] }],
    },
    { sample: "a marker", bytes: Uint8Array.of(0x00), items: [{ word: "marker" }] },
    { sample: "buffer cleared", bytes: Uint8Array.of(0x37, 0x25, 0x00), items: [{ word: "cleared" }] },
  ],
  check: "none",
  longestFrame: 8,
});
