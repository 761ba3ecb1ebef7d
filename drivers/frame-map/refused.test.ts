import { expect, it } from "vitest";
import { z } from "zod";
import type { Vocabulary } from "./compile.ts";
import { readFrameMap } from "./frame-map.ts";

const words: Vocabulary = {
  kind: "call-keypad",
  messages: {
    "show-text": { to: "device", values: { text: z.string() } },
    "key-pressed": {
      to: "host",
      values: { key: z.enum(["call-next", "start"]), digits: z.int().optional() },
    },
  },
};

const frame = {
  framing: "fixed",
  parts: [
    { part: "bytes", hex: "AA" },
    { part: "number", name: "command" },
    { part: "check", algorithm: "xor" },
  ],
};
const pressed = { message: "key-pressed", to: "host", set: { command: 1 }, means: { key: "start" } };
const good = {
  format: 1,
  profileId: "pad-1",
  kind: "call-keypad",
  maker: "nobody",
  name: "pad",
  verified: "simulator",
  source: "made up",
  toHost: frame,
  messages: [pressed],
};

it("a good one is taken", () => {
  expect(readFrameMap(good, words)).toMatchObject({ ok: true });
});

/** What is wrong, and the beginning of the sentence that says so. */
const bad: [what: string, change: Record<string, unknown>, says: string][] = [
  ["a word that is none of a profile's", { colour: 1 }, 'profile: Unrecognized key: "colour"'],
  ["another kind's", { kind: "led-sign" }, 'kind: this is a profile of "led-sign"'],
  ["settings that the kind has not", { settings: {} }, "settings: a call-keypad has none"],
  ["an unknown check", withPart({ part: "check", algorithm: "crc8" }), "toHost.parts[2].algorithm: "],
  ["half a byte", withPart({ part: "bytes", hex: "A" }), "toHost.parts[2].hex: bytes in hexadecimal"],
  ["an unknown part", withPart({ part: "magic" }), "toHost.parts[2].part: "],
  [
    "an address nobody knows of",
    withPart({ part: "number", name: "address" }),
    "address: toHost carries one",
  ],
  [
    "data without an end",
    withPart({ part: "data" }),
    'toHost.framing: is "fixed", so its data needs a number of bytes',
  ],
  [
    "no delimiter",
    { toHost: { ...frame, framing: "delimiter" } },
    'toHost.parts[2]: framing is "delimiter", so the last part must be the bytes that end it',
  ],
  ["no length", { toHost: { ...frame, framing: "length" } }, 'toHost.framing: is "length", but'],
  [
    "no beginning",
    { toHost: { framing: "sync", parts: [...frame.parts].reverse() } },
    'toHost.parts[0]: framing is "sync"',
  ],
  [
    "nothing to recognise",
    { toHost: { framing: "fixed", parts: [{ part: "number", name: "command", bytes: 2 }] } },
    "toHost.parts: nothing in this frame can be recognised",
  ],
  ["longer than allowed", { toHost: { ...frame, maxBytes: 2 } }, "toHost.maxBytes: "],
  [
    "two addresses that are one on the wire",
    { address: { min: 1, max: 9, map: { 1: 7, 2: 7 } } },
    "address.map: two addresses are the same",
  ],
  ["addresses upside down", { address: { min: 9, max: 1 } }, "address.min: is greater"],
  [
    "no such message",
    withMessage({ message: "explode" }),
    'messages[0].message: a call-keypad knows no "explode"',
  ],
  [
    "the wrong way",
    withMessage({ message: "show-text" }),
    'messages[0].message: a call-keypad knows no "show-text" to the host',
  ],
  [
    "no frame this way",
    withMessage({ message: "show-text", to: "device", means: {} }),
    "messages[0].to: the profile has no frame toDevice",
  ],
  [
    "no such number",
    withMessage({ set: { command: 1, code: 2 } }),
    "messages[0].set.code: the frame has no number of this name",
  ],
  [
    "no such value",
    withMessage({ means: { key: "dance" } }),
    'messages[0].means.key: "dance" is none of its values',
  ],
  [
    "no such name",
    withMessage({ means: { key: "start", speed: 1 } }),
    'messages[0].means.speed: "key-pressed" says no such thing',
  ],
  ["a value never said", withMessage({ means: {} }), 'messages[0]: never says "key"'],
  ["a number without a meaning", withMessage({ set: {} }), 'messages[0].set: "key-pressed" has no "command"'],
  [
    "no place for data",
    withMessage({ data: [{ part: "bytes", hex: "00" }] }),
    "messages[0].data: the frame has no place for data",
  ],
  [
    "two that are the same",
    { messages: [pressed, pressed] },
    "messages[1].set: is the same as that of messages[0]",
  ],
  ["no list of messages", { messages: [] }, "messages: "],
];

function withPart(part: Record<string, unknown>) {
  return { toHost: { ...frame, parts: [...frame.parts.slice(0, 2), part] } };
}

function withMessage(change: Record<string, unknown>) {
  return { messages: [{ ...pressed, ...change }] };
}

it.each(bad)("%s is refused, and the field is named", (_what, change, says) => {
  const read = readFrameMap({ ...good, ...change }, words);
  expect(read.ok ? "taken" : read.error.slice(0, says.length)).toBe(says);
});

it.each([null, 7, "x", [], {}])("%j is refused without a throw", (input) => {
  expect(readFrameMap(input, words).ok).toBe(false);
});
