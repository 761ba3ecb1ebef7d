import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { describeParser } from "../testing/parser-promises.ts";
import { createCodeAssembler } from "./frame.ts";
import { type CodeEncoding, type CodeEnd, defaultScannerSettings } from "./types.ts";

const assembler = (end: CodeEnd = "cr", encoding: CodeEncoding = "utf-8", longestBytes = 3000) =>
  createCodeAssembler({ ...defaultScannerSettings, end, encoding, longestBytes });
const utf8 = (text: string) => new TextEncoder().encode(text);

const address = "https://hall.example/phone/#token=t_0123456789.abcdefABCDEF-_";
const ends: readonly [CodeEnd, string][] = [
  ["cr", "\r"],
  ["lf", "\n"],
  ["cr-lf", "\r\n"],
  ["tab", "\t"],
];

for (const [end, bytes] of ends) {
  describeParser(`a scanner that ends codes with ${end}`, {
    create: () => assembler(end, "utf-8", 120),
    samples: [
      { sample: "an address", bytes: utf8(`${address}${bytes}`), items: [address] },
      { sample: "Chinese", bytes: utf8(`申请表 A001${bytes}`), items: ["申请表 A001"] },
    ],
    check: "none",
    longestFrame: 120,
  });
}

describeParser("a scanner that sends GB18030", {
  create: () => assembler("cr", "gb18030", 120),
  samples: [
    // 㐀 takes four bytes, two of which are digits for themselves.
    { sample: "four bytes", bytes: iconv.encode("㐀号\r", "gb18030"), items: ["㐀号"] },
    { sample: "plain", bytes: utf8("A001\r"), items: ["A001"] },
  ],
  check: "none",
  longestFrame: 120,
});

it("CR LF is one end where CR is", () => {
  expect(assembler("cr").push(utf8("A001\r\nA002\r\n"))).toEqual(["A001", "A002"]);
});

it("a CR alone is no end where only CR LF is", () => {
  expect(assembler("cr-lf").push(utf8("A0\r01\r\n"))).toEqual(["A001"]);
});

it("without a terminator, silence ends a code, and nothing else does", () => {
  const codes = assembler("pause");
  expect(codes.push(utf8("A001\r\n"))).toEqual([]);
  expect(codes.quiet()).toEqual(["A001"]);
  expect(codes.quiet()).toEqual([]);
});

it("half a code does not stand before the next", () => {
  const codes = assembler("cr");
  codes.push(utf8("https://hall.exa"));
  expect(codes.quiet()).toEqual([]);
  expect(codes.push(utf8("A001\r"))).toEqual(["A001"]);
});

it("control characters are dropped, and a code of nothing but them is none", () => {
  expect(assembler().push(utf8("\u0002\u001d01A\u007f00\u00851\u0003\r\r\u0000 \r"))).toEqual(["01A001"]);
});

it("a code that is too long is none, not even its beginning, and the next one is whole", () => {
  const codes = assembler("cr", "utf-8", 16);
  expect(codes.push(utf8(`${"9".repeat(17)}\r`))).toEqual([]);
  expect(codes.push(utf8(`${"9".repeat(1_000_000)}`))).toEqual([]);
  expect(codes.heldBytes).toBeLessThanOrEqual(16);
  expect(codes.push(utf8(`\r${"8".repeat(16)}\r`))).toEqual(["8".repeat(16)]);
  expect(codes.refusedCodes).toBe(2);
});

it("bytes that are not in the encoding that was set are no code: nothing is guessed", () => {
  const codes = assembler("cr", "utf-8");
  expect(codes.push(iconv.encode("申请表\r", "gb18030"))).toEqual([]);
  expect(codes.refusedCodes).toBe(1);
});
