import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extent } from "../../testing/extent.ts";
import { flipped, hostileBytes, inPieces, joined } from "../../testing/mutate.ts";
import { createChance } from "../../testing/random.ts";
import { createKeyboardDecoder, type TypedKey } from "./report.ts";
import { reportsOf } from "./type-code.ts";

const textOf = (typed: readonly TypedKey[]) =>
  typed.map((key) => (key.typed === "end" ? "\n" : key.character)).join("");
const report = (modifiers: number, ...usages: number[]) => {
  const bytes = new Uint8Array(8);
  bytes.set([modifiers, 0, ...usages]);
  return bytes;
};

it("bytes as the HID specification names them: Aa1! and Enter", () => {
  const decoder = createKeyboardDecoder();
  const reports = [
    report(0x02, 0x04),
    report(0),
    report(0, 0x04),
    report(0),
    report(0, 0x1e),
    report(0),
    report(0x20, 0x1e),
    report(0),
    report(0, 0x28),
    report(0),
  ];
  expect(textOf(reports.flatMap((bytes) => decoder.push(bytes)))).toBe("Aa1!\n");
});

it("every character of a keyboard comes back, in any pieces", () => {
  const printable = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((point) => String.fromCharCode(point)),
    maxLength: 40,
  });
  fc.assert(
    fc.property(printable, fc.nat(), (text, seed) => {
      const decoder = createKeyboardDecoder();
      const pieces = inPieces(createChance(seed), joined(...(reportsOf(text) ?? [])));
      expect(textOf(pieces.flatMap((piece) => decoder.push(piece)))).toBe(`${text}\n`);
    }),
    { numRuns: extent(200, 20_000) },
  );
});

it("a key that stays down types once, also when the next one goes down before it is up", () => {
  const decoder = createKeyboardDecoder();
  const typed = [report(0, 0x04), report(0, 0x04), report(0, 0x04, 0x05), report(0, 0x05), report(0)];
  expect(textOf(typed.flatMap((bytes) => decoder.push(bytes)))).toBe("ab");
});

it("too many keys at once say nothing, and nothing is typed when they are up", () => {
  const decoder = createKeyboardDecoder();
  const typed = [report(0, 0x04), report(0, 1, 1, 1, 1, 1, 1), report(0, 0x04), report(0)];
  expect(textOf(typed.flatMap((bytes) => decoder.push(bytes)))).toBe("a");
});

it("a command of the system's is no character", () => {
  const decoder = createKeyboardDecoder();
  expect(textOf([report(0x01, 0x06), report(0), report(0x08, 0x15)].flatMap((r) => decoder.push(r)))).toBe(
    "",
  );
});

it("a report id before each report is left out", () => {
  const decoder = createKeyboardDecoder(true);
  const reports = (reportsOf("A1") ?? []).map((bytes) => joined(Uint8Array.of(7), bytes));
  expect(textOf(reports.flatMap((bytes) => decoder.push(bytes)))).toBe("A1\n");
});

it("what no key types cannot be sent by keys", () => {
  expect(reportsOf("申请表")).toBeNull();
});

describe("any bytes", () => {
  it("never throw, and a reset brings it to its feet", () => {
    const chance = createChance(7);
    const samples = reportsOf("Aa1!") ?? [];
    for (let run = 0; run < extent(4_000, 1_000_000); run += 1) {
      const decoder = createKeyboardDecoder();
      decoder.push(hostileBytes(chance, samples));
      decoder.push(flipped(samples[0] ?? new Uint8Array(8), 2, 1 + chance.below(255)));
      decoder.reset();
      expect(textOf(samples.flatMap((bytes) => decoder.push(bytes)))).toBe("Aa1!\n");
    }
  });
});
