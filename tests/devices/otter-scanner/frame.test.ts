import { expect, it } from "vitest";
import { describeParser } from "../../../drivers/testing/parser-promises.ts";
import { createOtterParser, encodeOtter, fletcher, longestFrame, type OtterFrame, sorts } from "./frame.ts";

const of = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const have: OtterFrame = { sort: sorts.have, number: 7, content: new Uint8Array(0) };
const stuffed: OtterFrame = { sort: sorts.codeEnd, number: 0x7e, content: of("41 7d 7e 7f 42") };
const long: OtterFrame = { sort: sorts.codePiece, number: 255, content: new Uint8Array(200).fill(0x7d) };

it("the manual's example: Fletcher of abcde is F0 and C8", () => {
  expect(fletcher(new TextEncoder().encode("abcde"))).toEqual([0xf0, 0xc8]);
});

it("the manual's example: have it, number 7", () => {
  expect(encodeOtter(have)).toEqual(of("7e 41 07 48 89 7f"));
});

describeParser<OtterFrame>("Otter S1", {
  create: createOtterParser,
  samples: [
    { sample: "have it", bytes: of("7e 41 07 48 89 7f"), items: [have] },
    { sample: "a code with bytes that are stuffed", bytes: encodeOtter(stuffed), items: [stuffed] },
    { sample: "the longest", bytes: encodeOtter(long), items: [long] },
  ],
  check: "every-byte",
  longestFrame,
});
