import { z } from "zod";

/**
 * A profile says in data how one maker's wire looks, in both directions, so that a device can be added without code. Here
 * is its shape; what must fit together is checked in compile.ts. Numbers may be written as 28 or as "0x1C".
 */
const wireNumber = z.union([
  z.int().min(0).max(0xffffffff),
  z
    .string()
    .regex(/^0x[0-9a-fA-F]{1,8}$/, 'a number, or hexadecimal such as "0x1C"')
    .transform(Number),
]);
const hex = z
  .string()
  .regex(/^([0-9a-fA-F]{2} ?)*[0-9a-fA-F]{2}$/, 'bytes in hexadecimal, such as "AA 55"')
  .transform((text) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex")));
const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/, "a name such as command or ticketNumber");
const messageName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "a name such as key-pressed");
const order = z.enum(["big", "little"]).default("big");
/** `uint`: plain bytes. `bcd`: two decimal digits a byte. `ascii`, `ascii-hex`: one digit a byte, as a character. */
const numberForm = z.enum(["uint", "bcd", "ascii", "ascii-hex"]).default("uint");
/** Where a length or a check looks: from this byte of the frame (the first is 0) … */
const from = z.int().min(0).max(1000).default(0);
/** … up to so many bytes before its end: -1 leaves out the last byte, 0 nothing. */
const to = z.int().min(-16).max(0).default(0);

const bytesPart = z.strictObject({ part: z.literal("bytes"), hex });
/** Bytes without a meaning: anything is accepted, `hex` is sent. */
const anyPart = z.strictObject({ part: z.literal("any"), hex });
const numberPart = z.strictObject({
  part: z.literal("number"),
  name,
  bytes: z.int().min(1).max(8).default(1),
  order,
  form: numberForm,
  /** Only these bits of the number stand here: (number >> shiftRight) & mask, and `plus` is added to them. */
  shiftRight: z.int().min(0).max(31).default(0),
  mask: wireNumber.optional(),
  plus: wireNumber.default(0),
  /** Sent when the caller gives none. */
  default: wireNumber.optional(),
  /** What a number on the wire stands for; numbers that are not listed stand for nothing. */
  meanings: z.record(z.string(), z.union([z.string(), z.int()])).optional(),
});
const lengthPart = z.strictObject({
  part: z.literal("length"),
  bytes: z.int().min(1).max(4).default(1),
  order,
  form: numberForm,
  from,
  to,
  /** Added to the count of bytes. */
  plus: z.int().min(-64).max(64).default(0),
});
const checkPart = z.strictObject({
  part: z.literal("check"),
  algorithm: z.enum(["xor", "sum8", "crc16-modbus", "crc16-ccitt", "crc16-xmodem"]),
  from,
  to,
  order,
  /** `bytes` of the check as they are, or each byte as two hexadecimal characters. */
  form: z.enum(["uint", "ascii-hex"]).default("uint"),
  /** `ones`: every bit turned. `twos`: what makes the sum zero. */
  complement: z.enum(["none", "ones", "twos"]).default("none"),
});
/** Where a message's own bytes stand; `bytes` for frames of a fixed length. */
const dataPart = z.strictObject({ part: z.literal("data"), bytes: z.int().min(0).max(1000).optional() });
const textPart = z.strictObject({
  part: z.literal("text"),
  name,
  encoding: z.enum(["gb18030", "gbk", "ascii", "utf-8"]),
  /** `high-nibbles`: a byte from 80 on is sent as two bytes, 00 to 0F each, its upper half first. */
  bytesAs: z.enum(["plain", "high-nibbles"]).default("plain"),
  /** Bytes behind every character. */
  afterEach: hex.optional(),
  /** Filled up to so many bytes with `with`, at the end; a longer text is refused. */
  padded: z.strictObject({ bytes: z.int().min(1).max(500), with: hex }).optional(),
  /** The longest that the device takes, in bytes on the wire. */
  maxBytes: z.int().min(1).max(1000).default(200),
});

const framePart = z.discriminatedUnion("part", [
  bytesPart,
  anyPart,
  numberPart,
  lengthPart,
  checkPart,
  dataPart,
]);
const messagePart = z.discriminatedUnion("part", [bytesPart, anyPart, numberPart, textPart]);

const frame = z.strictObject({
  /**
   * How the end of a frame is known. `fixed`: by its size. `sync`: the same, and it begins with bytes that are always the
   * same. `delimiter`: by the bytes that it ends with. `length`: by a length that it carries.
   */
  framing: z.enum(["fixed", "sync", "delimiter", "length"]),
  parts: z.array(framePart).min(1).max(40),
  maxBytes: z.int().min(1).max(1024).default(256),
});

const message = z.strictObject({
  message: messageName,
  to: z.enum(["device", "host"]),
  /** What the frame's numbers are for this message, by which it is also known when it comes in. */
  set: z.record(name, wireNumber).default({}),
  /** What this message says beyond its bytes, e.g. { "key": "call-next" }. */
  means: z.record(name, z.union([z.string(), z.int()])).default({}),
  data: z.array(messagePart).max(40).default([]),
});

export const profileShape = z.strictObject({
  format: z.literal(1),
  profileId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "small letters, digits and hyphens"),
  kind: z.string(),
  maker: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  verified: z.enum(["simulator", "recorded-bytes", "real-device", "public-source"]),
  /** Where the bytes are known from, and what is doubtful about them. */
  source: z.string().min(1).max(1000),
  line: z
    .strictObject({
      baudRate: z.int().min(300).max(921_600).optional(),
      /** The least pause between two frames of the host. */
      interFrameGapMs: z.int().min(0).max(5000).default(0),
      /** A frame that pauses for so long in its middle is broken. */
      brokenAfterMs: z.int().min(20).max(5000).default(250),
    })
    .prefault({}),
  address: z
    .strictObject({
      min: z.int().min(0).max(0xffff),
      max: z.int().min(0).max(0xffff),
      default: z.int().min(0).max(0xffff).optional(),
      /** The number that people know a device by → the one on the wire, where they differ. */
      map: z.record(z.string().regex(/^\d{1,5}$/), wireNumber).optional(),
    })
    .optional(),
  toDevice: frame.optional(),
  toHost: frame.optional(),
  messages: z.array(message).min(1).max(200),
  /** What only this kind of device has, such as the size of a sign. */
  settings: z.unknown().optional(),
});

export type Profile = z.infer<typeof profileShape>;
export type Frame = z.infer<typeof frame>;
export type FramePart = z.infer<typeof framePart>;
export type NumberPart = z.infer<typeof numberPart>;
export type LengthPart = z.infer<typeof lengthPart>;
export type CheckPart = z.infer<typeof checkPart>;
export type TextPart = z.infer<typeof textPart>;
export type MessagePart = z.infer<typeof messagePart>;
export type Message = z.infer<typeof message>;

/** Whom a message is for. */
export type To = Message["to"];
/** What a message carries, by name. */
export type Values = Record<string, string | number>;
