import { describe, expect, it } from "vitest";
import { describeParser } from "../testing/parser-promises.ts";
import { readCapture } from "./captures/read-capture.ts";
import { encodeReply } from "./commands.ts";
import { createFrameParser, encodeFrame } from "./frame.ts";
import { createUnwrapper, type FramingName, framings } from "./framing.ts";

const card = readCapture("card-cn");
const found = encodeReply("cardFound", new Uint8Array(4));
const bodyOf = (frame: Uint8Array) => frame.slice(7, -1);

/** A wire's pieces go in one by one, as a transport gives them. */
function createReader(name: FramingName) {
  const framing = framings[name];
  const parser = createFrameParser(framing.fill);
  return {
    parser,
    hear: (pieces: readonly Uint8Array[]) => pieces.flatMap((piece) => parser.push(framing.unwrap(piece))),
  };
}

describe.each<FramingName>(["raw64", "len63"])("%s", (name) => {
  const framing = framings[name];

  it("a request is one report of 64 bytes, a card twenty and some", () => {
    const reports = [found, card].map((frame) => framing.wrap(frame));
    expect(reports.map((each) => each.length)).toEqual([1, 21]);
    for (const report of reports.flat()) expect(report.length).toBe(64);
  });

  it("what is wrapped is unwrapped, several one behind the other, and nothing counts as garbage", () => {
    const reader = createReader(name);
    const pieces = [card, found, card].flatMap((frame) => framing.wrap(frame));
    expect(reader.hear(pieces)).toEqual([card, found, card].map(bodyOf));
    expect(reader.parser.discardedBytes).toBe(0);
    expect(reader.parser.heldBytes).toBe(0);
  });

  it("frames of every length up to three reports", () => {
    for (let length = 2; length < 3 * 64; length += 1) {
      const body = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff);
      const reader = createReader(name);
      expect(reader.hear([...framing.wrap(encodeFrame(body)), ...framing.wrap(found)])).toEqual([
        body,
        bodyOf(found),
      ]);
    }
  });

  it("any report of a card lost or doubled: no other card comes of it, and the next frames are found", () => {
    const reports = framing.wrap(card);
    for (const [at, report] of reports.entries()) {
      for (const instead of [[], [report, report]]) {
        const reader = createReader(name);
        const pieces = [...reports.slice(0, at), ...instead, ...reports.slice(at + 1)];
        // Reports of nothing but filler are alike: one more of them may leave the card as it was.
        for (const body of reader.hear(pieces)) expect(body).toEqual(bodyOf(card));
        // As much as a torn frame can still wait for, and then one that nothing swallows.
        const later = Array.from({ length: 80 }, () => framing.wrap(found)).flat();
        expect(reader.hear(later).at(-1)).toEqual(bodyOf(found));
      }
    }
  });
});

it("len63: an acknowledgement carries nothing and disturbs nothing", () => {
  const reader = createReader("len63");
  const acknowledgement = Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 0xff : 0));
  const pieces = framings.len63.wrap(card).flatMap((report) => [acknowledgement, report]);
  expect(reader.hear(pieces)).toEqual([bodyOf(card)]);
  expect(reader.parser.discardedBytes).toBe(0);
});

it("len63: a length that no report can have counts as garbage", () => {
  const reader = createReader("len63");
  const broken = Uint8Array.from({ length: 64 }, () => 0x40);
  expect(reader.hear([broken, ...framings.len63.wrap(found)])).toEqual([bodyOf(found)]);
  expect(reader.parser.discardedBytes).toBe(64);
});

it("len63: reports that a line cut and joined are put together again", () => {
  const stream = Buffer.concat([card, found].flatMap((frame) => framings.len63.wrap(frame)));
  for (const size of [1, 63, 64, 65, 200, stream.length]) {
    const unwrapper = createUnwrapper("len63", false);
    const parser = createFrameParser();
    const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, at) =>
      stream.subarray(at * size, (at + 1) * size),
    );
    expect(pieces.flatMap((piece) => parser.push(unwrapper.push(piece)))).toEqual([card, found].map(bodyOf));
  }
});

it("the published bytes of a request, as raw64 and as len63", () => {
  const request = Uint8Array.from(Buffer.from("aaaaaa96690003200122", "hex"));
  const hexOf = (name: FramingName) => Buffer.from(framings[name].wrap(request)[0] ?? []).toString("hex");
  expect(hexOf("raw64")).toBe(`aaaaaa96690003200122${"00".repeat(54)}`);
  expect(hexOf("len63")).toBe(`0aaaaaaa96690003200122${"00".repeat(53)}`);
});

describeParser("SAM_V in padded reports", {
  create: () => createFrameParser(0),
  samples: [
    { sample: "a card found", bytes: found, items: [bodyOf(found)] },
    { sample: "a whole card", bytes: card, items: [bodyOf(card)] },
  ],
  check: "every-byte",
  longestFrame: 2407,
});
