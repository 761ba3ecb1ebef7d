import { describe, expect, it } from "vitest";
import { extent } from "../testing/extent.ts";
import { hostileBytes } from "../testing/mutate.ts";
import { createChance } from "../testing/random.ts";
import { type Capture, formatCapture, parseCapture } from "./format.ts";

const capture: Capture = {
  header: {
    capture: "wire/1",
    kind: "rating-pad",
    maker: "invented",
    model: "P1",
    firmware: "1.0",
    recordedAt: "2026-01-31",
    transport: "serial@9600",
    adapter: "serial",
    verified: "simulator",
  },
  entries: [
    { atMs: 0, from: "host", bytes: Uint8Array.of(0x01, 0xff) },
    { atMs: 12, from: "device", bytes: Uint8Array.of(0x00) },
  ],
};
const text = formatCapture(capture);

it("what is written is read", () => {
  expect(parseCapture(text)).toEqual({ ok: true, value: capture });
  expect(text.split("\n")[1]).toBe('{"atMs":0,"from":"host","hex":"01ff"}');
});

describe("what is no capture is refused with its line", () => {
  it.each([
    ["an empty file", "", 1],
    ["no header", text.split("\n").slice(1).join("\n"), 1],
    ["a kind that nobody knows", text.replace("rating-pad", "toaster"), 1],
    ["half a byte", text.replace("01ff", "01f"), 2],
    ["no byte at all", text.replace("01ff", ""), 2],
    ["time runs backwards", `${text}{"atMs":1,"from":"host","hex":"00"}\n`, 4],
    ["something else in a line", `${text}{"atMs":20,"from":"host","hex":"00","name":"somebody"}\n`, 4],
    ["a line broken off", text.slice(0, -9), 3],
  ])("%s", (_what, damaged, line) => {
    expect(parseCapture(damaged)).toMatchObject({ ok: false, error: { line } });
  });
});

it("any text is a capture that can be written again, or is refused", () => {
  const original = Buffer.from(text);
  for (let seed = 1; seed <= extent(3000, 1_000_000); seed += 1) {
    const damaged = Buffer.from(hostileBytes(createChance(seed), [original], 2000)).toString();
    const parsed = parseCapture(damaged);
    if (!parsed.ok) {
      expect(parsed.error.line).toBeGreaterThan(0);
      continue;
    }
    expect(parseCapture(formatCapture(parsed.value)).ok).toBe(true);
  }
});
