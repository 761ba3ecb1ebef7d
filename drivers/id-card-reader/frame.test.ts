import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeParser } from "../testing/parser-promises.ts";
import { readCapture } from "./captures/read-capture.ts";
import { createFrameParser, encodeFrame } from "./frame.ts";

const runs = { numRuns: 300 };
const someBody = fc.uint8Array({ minLength: 2, maxLength: 80 });
const card = readCapture("card-cn");
const found = Uint8Array.from(Buffer.from("aaaaaa966900080000 9f0000000097".replace(" ", ""), "hex"));

const joined = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const bodyOf = (frame: Uint8Array) => frame.slice(7, -1);

function cutInto(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.slice(from, places[index] ?? bytes.length));
}

describeParser("SAM_V", {
  create: createFrameParser,
  samples: [
    { sample: "a card found", bytes: found, items: [bodyOf(found)] },
    { sample: "a whole card", bytes: card, items: [bodyOf(card)] },
  ],
  check: "every-byte",
  longestFrame: 2407,
});

describe("frames that arrive in pieces", () => {
  it("a whole card split in two at every byte", () => {
    for (let at = 0; at <= card.length; at += 1) {
      const parser = createFrameParser();
      const bodies = [...parser.push(card.slice(0, at)), ...parser.push(card.slice(at))];
      expect(bodies).toEqual([bodyOf(card)]);
      expect(parser.discardedBytes).toBe(0);
    }
  });

  it("byte by byte", () => {
    const parser = createFrameParser();
    expect([...card].flatMap((byte) => parser.push(Uint8Array.of(byte)))).toEqual([bodyOf(card)]);
  });

  it("several in one piece, or cut anywhere", () => {
    fc.assert(
      fc.property(
        fc.array(someBody, { maxLength: 5 }),
        fc.array(fc.nat(500), { maxLength: 8 }),
        (bodies, cuts) => {
          const parser = createFrameParser();
          const stream = joined(...bodies.map(encodeFrame));
          expect(cutInto(stream, cuts).flatMap((piece) => parser.push(piece))).toEqual(bodies);
          expect(parser.discardedBytes).toBe(0);
        },
      ),
      runs,
    );
  });
});

describe("frames with something wrong", () => {
  it("garbage before and between frames is counted and skipped", () => {
    // Noise that holds no AA cannot begin a frame, so every byte of it must be counted.
    const someNoise = fc.uint8Array({ maxLength: 60 }).map((noise) => noise.map((byte) => byte & 0x7f));
    fc.assert(
      fc.property(fc.array(fc.tuple(someNoise, someBody), { minLength: 1, maxLength: 4 }), (parts) => {
        const parser = createFrameParser();
        const stream = joined(...parts.flatMap(([noise, body]) => [noise, encodeFrame(body)]));
        expect(parser.push(stream)).toEqual(parts.map(([, body]) => body));
        expect(parser.discardedBytes).toBe(parts.reduce((sum, [noise]) => sum + noise.length, 0));
      }),
      runs,
    );
  });

  it("one more AA before a frame, and a frame that begins and breaks off", () => {
    const parser = createFrameParser();
    expect(parser.push(joined(Uint8Array.of(0xaa), found))).toEqual([bodyOf(found)]);
    expect(parser.push(joined(found.slice(0, 5), found, found))).toContainEqual(bodyOf(found));
  });

  it("a flipped bit at every byte of a short reply never gives a reply, and the next one is found", () => {
    for (let at = 0; at < found.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const broken = Uint8Array.from(found, (byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        const parser = createFrameParser();
        expect(parser.push(broken)).toEqual([]);
        parser.reset();
        expect(parser.discardedBytes).toBe(broken.length);
        expect(parser.push(found)).toEqual([bodyOf(found)]);
      }
    }
  });

  it("a byte changed anywhere in a card never gives a card", () => {
    fc.assert(
      fc.property(fc.nat(card.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = Uint8Array.from(card, (byte, index) => (index === at ? byte ^ change : byte));
        expect(createFrameParser().push(broken)).toEqual([]);
      }),
      runs,
    );
  });

  it("a good frame right behind a broken one is found without any time limit", () => {
    const broken = Uint8Array.from(found, (byte, index) => (index === 9 ? byte ^ 0x10 : byte));
    expect(createFrameParser().push(joined(broken, found))).toEqual([bodyOf(found)]);
  });

  it("an impossible length does not make it wait", () => {
    const endless = Uint8Array.from(Buffer.from("aaaaaa9669ffff", "hex"));
    const empty = Uint8Array.from(Buffer.from("aaaaaa96690000", "hex"));
    expect(createFrameParser().push(joined(endless, empty, found))).toEqual([bodyOf(found)]);
  });

  it("takes any bytes without throwing, and every byte is a frame's, discarded or still held", () => {
    const someBytes = fc.uint8Array({ maxLength: 400 });
    const hostile = fc.constant(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(someBytes, hostile, someBody.map(encodeFrame)), { maxLength: 12 }),
        (pieces) => {
          const parser = createFrameParser();
          const bodies = pieces.flatMap((piece) => parser.push(piece));
          parser.reset();
          const framed = bodies.reduce((sum, body) => sum + encodeFrame(body).length, 0);
          expect(framed + parser.discardedBytes).toBe(joined(...pieces).length);
        },
      ),
      runs,
    );
  });

  it("a flood of preambles is worked off in time and not kept", () => {
    const parser = createFrameParser();
    const flood = joined(
      ...Array.from({ length: 200 }, () => Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 9, 0)),
    );
    for (let round = 0; round < 70; round += 1) parser.push(flood);
    const before = parser.discardedBytes;
    parser.reset();
    expect(parser.discardedBytes - before).toBeLessThan(2410);
  });
});
