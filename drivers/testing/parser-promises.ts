import { describe, expect, it } from "vitest";
import { extent } from "./extent.ts";
import { flipped, hostileBytes, inPieces, joined } from "./mutate.ts";
import { createChance } from "./random.ts";

/** What every frame parser of this shelf looks like from outside. */
export interface FrameParserUnderTest<Item> {
  push(bytes: Uint8Array): Item[];
  /** Forgets a frame that was begun, as after a time limit; only for wires where a gap in time means something. */
  reset?(): void;
  /** Bytes kept for a frame that is not whole yet. */
  readonly heldBytes: number;
}

export interface ParserPromises<Item> {
  create(): FrameParserUnderTest<Item>;
  /** Right frames, one each, and what they must come out as; two at least, of different lengths where the wire has some. */
  samples: readonly { sample: string; bytes: Uint8Array; items: readonly Item[] }[];
  /**
   * `every-byte`: one changed byte anywhere in a frame and nothing, or exactly the same, comes out of it.
   * `none`: the wire has no check, so a changed byte may come out as another item; it must only not hurt what follows.
   */
  check: "every-byte" | "none";
  /** No parser may hold more than this once `push` returned. */
  longestFrame: number;
  /** Where no pause helps, so many good frames in a row bring any parser to its feet; counted from the longest frame if not given. */
  framesToRecover?: number;
}

/**
 * The promises of a frame parser, each as a test: it never throws, holds a bounded amount, finds its feet within one good
 * frame after anything, and does not care how the stream was cut. `npm run test:full` tries a million hostile inputs.
 */
export function describeParser<Item>(name: string, promises: ParserPromises<Item>): void {
  const { create, samples, longestFrame } = promises;
  const allBytes = samples.map(({ bytes }) => bytes);
  const shortest = Math.min(...allBytes.map((bytes) => bytes.length));
  const framesToRecover = promises.framesToRecover ?? Math.ceil((2 * longestFrame) / shortest) + 2;
  const take = (parser: FrameParserUnderTest<Item>, pieces: readonly Uint8Array[]) =>
    pieces.flatMap((piece) => parser.push(piece));

  describe(`${name}: the promises of a parser`, () => {
    it.each(samples)("$sample: whole, byte by byte, split in two at every byte", ({ bytes, items }) => {
      expect(create().push(bytes)).toEqual(items);
      expect(
        take(
          create(),
          [...bytes].map((byte) => Uint8Array.of(byte)),
        ),
      ).toEqual(items);
      for (let at = 0; at <= bytes.length; at += 1) {
        const parser = create();
        expect(take(parser, [bytes.subarray(0, at), bytes.subarray(at)])).toEqual(items);
        expect(parser.heldBytes).toBe(0);
      }
    });

    it.each(samples)("$sample: doubled, and joined with every other", ({ bytes, items }) => {
      expect(create().push(joined(bytes, bytes, bytes))).toEqual([...items, ...items, ...items]);
      for (const other of samples) {
        expect(create().push(joined(bytes, other.bytes))).toEqual([...items, ...other.items]);
      }
    });

    it.each(samples)("$sample: every byte changed, and the frame behind it is found", ({ bytes, items }) => {
      for (const [at, change] of changesOf(bytes)) {
        const parser = create();
        const broken = parser.push(flipped(bytes, at, change));
        if (promises.check === "every-byte" && broken.length > 0) expect(broken).toEqual(items);
        expect(endsWith(recover(parser, bytes), items)).toBe(true);
      }
    });

    it.each(samples)("$sample: broken off at every byte, and the frame behind it is found", (sample) => {
      for (let at = 0; at < sample.bytes.length; at += 1) {
        const parser = create();
        parser.push(sample.bytes.subarray(0, at));
        expect(endsWith(recover(parser, sample.bytes), sample.items)).toBe(true);
      }
    });

    it("any bytes in any pieces: nothing is thrown, little is held, and one good frame is found afterwards", () => {
      const firstSeed = Number(process.env.YICHUANG_SEED ?? 1);
      const inputs = extent(4000, 1_000_000);
      let parser = create();
      for (let seed = firstSeed; seed < firstSeed + inputs; seed += 1) {
        const chance = createChance(seed);
        const input = hostileBytes(chance, allBytes);
        const sample = samples[chance.below(samples.length)];
        try {
          for (const piece of inPieces(chance, input)) {
            parser.push(piece);
            if (parser.heldBytes > longestFrame) throw new Error(`holds ${parser.heldBytes} bytes`);
          }
          if (chance.below(8) === 0 && sample) {
            const recovered = chance.below(8) === 0 ? recoverByFrames : recover;
            if (!endsWith(recovered(parser, sample.bytes), sample.items)) throw new Error("does not recover");
          }
          // Most inputs meet a parser in whatever state the ones before have left it.
          if (chance.below(50) === 0) parser = create();
        } catch (error) {
          const again = `YICHUANG_SEED=${seed}, input ${Buffer.from(input).toString("hex")}`;
          throw new Error(`${again}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
          });
        }
      }
    });

    it("how a stream is cut makes no difference", () => {
      for (let seed = 1; seed <= extent(500, 100_000); seed += 1) {
        const chance = createChance(seed);
        const stream = joined(...Array.from({ length: 4 }, () => hostileBytes(chance, allBytes)));
        expect(take(create(), inPieces(chance, stream))).toEqual(create().push(stream));
      }
    });

    it("a flood of beginnings is worked off and not kept", () => {
      for (const bytes of allBytes) {
        for (const begun of [1, Math.ceil(bytes.length / 2), bytes.length - 1]) {
          const parser = create();
          const flood = joined(...Array.from({ length: 200 }, () => bytes.subarray(0, begun)));
          for (let round = 0; round < 20; round += 1) parser.push(flood);
          expect(parser.heldBytes).toBeLessThanOrEqual(longestFrame);
        }
      }
    });
  });

  /** One good frame where a pause tells the parser that what it held is over; else as many as the longest may eat. */
  function recover(parser: FrameParserUnderTest<Item>, bytes: Uint8Array): Item[] {
    if (!parser.reset) return recoverByFrames(parser, bytes);
    parser.reset();
    return parser.push(bytes);
  }

  function recoverByFrames(parser: FrameParserUnderTest<Item>, bytes: Uint8Array): Item[] {
    return take(
      parser,
      Array.from({ length: framesToRecover }, () => bytes),
    );
  }
}

/** All 255 other values for short frames; for long ones each bit, and of these a few in the quick form. */
function* changesOf(bytes: Uint8Array): Generator<[at: number, change: number]> {
  const isShort = bytes.length <= 32;
  for (let at = 0; at < bytes.length; at += 1) {
    if (isShort) for (let change = 1; change < 256; change += 1) yield [at, change];
    else if (extent(0, 1) === 1) for (let bit = 0; bit < 8; bit += 1) yield [at, 1 << bit];
    else yield [at, 1 << (at % 8)];
  }
}

function endsWith<Item>(items: readonly Item[], end: readonly Item[]): boolean {
  if (items.length < end.length) return false;
  const tail = items.slice(items.length - end.length);
  return tail.every((item, at) => JSON.stringify(item) === JSON.stringify(end[at]));
}
