import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Vocabulary } from "./compile.ts";
import { type FrameMap, readFrameMap } from "./frame-map.ts";

const words: Vocabulary = {
  kind: "tried",
  messages: {
    "show-text": { to: "device", values: { text: z.string() } },
    "show-number": { to: "device", values: { digits: z.int().optional(), text: z.string().optional() } },
    "key-pressed": {
      to: "host",
      values: { key: z.enum(["call-next", "recall"]), digits: z.int().optional() },
    },
  },
};

const about = {
  format: 1,
  profileId: "tried",
  kind: "tried",
  maker: "nobody",
  name: "tried",
  verified: "simulator",
  source: "made up",
};

function mapOf(profile: Record<string, unknown>): FrameMap {
  const map = readFrameMap({ ...about, ...profile }, words);
  if (!map.ok) throw new Error(map.error);
  return map.value;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const addresses = { min: 0, max: 255 };

describe("every way to know the end of a frame", () => {
  const text = { part: "text", name: "text", encoding: "gbk" };
  const show = { message: "show-text", to: "device", data: [text] };

  it("delimiter, with a sum in the middle of the head", () => {
    const map = mapOf({
      address: addresses,
      toDevice: {
        framing: "delimiter",
        parts: [
          { part: "bytes", hex: "AA" },
          { part: "number", name: "address" },
          { part: "bytes", hex: "BB 51 54" },
          { part: "check", algorithm: "sum8", from: 6 },
          { part: "bytes", hex: "01 00 99 00 63" },
          { part: "data" },
          { part: "bytes", hex: "FF" },
        ],
      },
      messages: [show],
    });
    const frame = map.encode("device", "show-text", { text: "请A001到3号窗口" }, 3);
    expect(frame.ok && hex(frame.value)).toBe("aa03bb5154a10100990063c7eb41303031b5bd33bac5b4b0bfdaff");
    expect(frame.ok && map.createDecoder("device").push(frame.value)).toMatchObject([
      { message: "show-text", address: 3, values: { text: "请A001到3号窗口" } },
    ]);
  });

  it("delimiter, when the check before it looks like it", () => {
    const map = mapOf({
      toDevice: {
        framing: "delimiter",
        parts: [
          { part: "bytes", hex: "02" },
          { part: "data" },
          { part: "check", algorithm: "xor" },
          { part: "bytes", hex: "03" },
        ],
      },
      messages: [
        { message: "show-text", to: "device", data: [{ part: "text", name: "text", encoding: "ascii" }] },
      ],
    });
    // 02 ^ 41 ^ 43 ^ 03 (the delimiter, covered as well) = 03
    const frame = map.encode("device", "show-text", { text: "AC" });
    expect(frame.ok && hex(frame.value)).toBe("0241430303");
    expect(map.createDecoder("device").push(bytes("0241430303 0241430303"))).toHaveLength(2);
  });

  it("length, given twice, and a check over a part", () => {
    const map = mapOf({
      address: addresses,
      toDevice: {
        framing: "length",
        parts: [
          { part: "bytes", hex: "FF 68" },
          { part: "length", from: 5, to: -2 },
          { part: "length", from: 5, to: -2 },
          { part: "bytes", hex: "68" },
          { part: "number", name: "address" },
          { part: "number", name: "command" },
          { part: "data" },
          { part: "check", algorithm: "sum8", from: 5, to: -2 },
          { part: "bytes", hex: "16" },
        ],
      },
      messages: [
        { message: "show-text", to: "device", set: { command: "0x21" }, data: [text] },
        {
          message: "show-number",
          to: "device",
          set: { command: 34 },
          data: [{ part: "number", name: "digits", bytes: 2, form: "bcd" }],
        },
      ],
    });
    const frame = map.encode("device", "show-number", { digits: 1234 }, 7);
    expect(frame.ok && hex(frame.value)).toBe("ff680404680722123" + "46f16");
    expect(map.createDecoder("device").push(bytes("ff6804046807221234 6f16"))).toMatchObject([
      { message: "show-number", address: 7, values: { digits: 1234 } },
    ]);
    expect(map.createDecoder("device").push(bytes("ff6804056807221234 6f16"))).toEqual([]);
  });

  it("fixed, with a number in two places", () => {
    const map = mapOf({
      address: { min: 0, max: 1023 },
      toDevice: {
        framing: "delimiter",
        parts: [
          { part: "number", name: "address", mask: 63, plus: "0x80" },
          { part: "number", name: "address", shiftRight: 6, mask: 15, plus: "0xC0" },
          { part: "bytes", hex: "44" },
          { part: "data" },
          { part: "bytes", hex: "1A" },
        ],
      },
      messages: [{ ...show, data: [{ ...text, bytesAs: "high-nibbles" }] }],
    });
    const frame = map.encode("device", "show-text", { text: "请1" }, 200);
    expect(frame.ok && hex(frame.value)).toBe("88c3440c070e0b311a");
    expect(frame.ok && map.createDecoder("device").push(frame.value)).toMatchObject([
      { address: 200, values: { text: "请1" } },
    ]);
  });
});

describe("keys", () => {
  const map = mapOf({
    address: {
      min: 1,
      max: 9,
      map: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [n, 160 + n])),
    },
    toHost: {
      framing: "fixed",
      parts: [
        { part: "bytes", hex: "00" },
        { part: "number", name: "address" },
        { part: "number", name: "command" },
        { part: "number", name: "digits", bytes: 2 },
        { part: "bytes", hex: "FF" },
      ],
    },
    messages: [
      { message: "key-pressed", to: "host", set: { command: 0 }, means: { key: "call-next" } },
      { message: "key-pressed", to: "host", set: { command: 2 }, means: { key: "recall" } },
    ],
  });

  it("are heard, with what they carry, under the number that people know", () => {
    expect(map.createDecoder("host").push(bytes("00 A3 02 01 02 FF"))).toMatchObject([
      { message: "key-pressed", address: 3, values: { key: "recall", digits: 258 } },
    ]);
  });

  it("that nobody knows are no event, nor are those of strangers", () => {
    const decoder = map.createDecoder("host");
    expect(decoder.push(bytes("00 A3 1F 00 00 FF"))).toMatchObject([{ message: null, address: 3 }]);
    expect(decoder.push(bytes("00 33 02 00 00 FF"))).toMatchObject([{ message: null, address: null }]);
  });

  it("are found behind noise, and a frame that begins in noise is given up when the line was quiet", () => {
    const decoder = map.createDecoder("host");
    expect(decoder.push(bytes("11 00 A3 02 00 00 FF"))).toHaveLength(1);
    expect(decoder.push(bytes("00 00 A3 02 00 00"))).toEqual([]);
    expect(decoder.settle()).toEqual([]);
    expect(decoder.heldBytes).toBe(0);
    expect(decoder.push(bytes("00 A3 02 00 00 FF"))).toHaveLength(1);
  });

  it("can be sent by a simulator", () => {
    const frame = map.encode("host", "key-pressed", { key: "recall", digits: 5 }, 2);
    expect(frame.ok && hex(frame.value)).toBe("00a2020005ff");
    expect(map.encode("host", "key-pressed", { key: "recall", digits: 5 }, 12)).toEqual({
      ok: false,
      error: "value-missing",
    });
    expect(map.encode("host", "key-pressed", { key: "recall", digits: 70_000 }, 2)).toEqual({
      ok: false,
      error: "value-unfit",
    });
  });
});
