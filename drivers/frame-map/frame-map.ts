import { err, ok, type Result } from "../result.ts";
import { compileProfile, type Numbered, type Vocabulary } from "./compile.ts";
import { type EncodeFault, meaningOf, numberToSend, readData, writeData } from "./data.ts";
import { type Layout, writeFrame } from "./layout.ts";
import { createFrameParser, type ParsedFrame } from "./parser.ts";
import type { Message, Profile, To, Values } from "./profile.ts";

/** A frame that came in. */
export interface Heard {
  /** null for a right frame that says nothing this profile knows: a sign of life, never an event. */
  message: string | null;
  /** Of the device that sends it or is meant, as people number them; null where the wire has no addresses. */
  address: number | null;
  values: Values;
  frame: Uint8Array;
}

export interface FrameDecoder {
  /** Never throws; holds less than one longest frame. */
  push(bytes: Uint8Array): Heard[];
  /** To be called when the line was quiet for `profile.line.brokenAfterMs`. */
  settle(): Heard[];
  reset(): void;
  readonly heldBytes: number;
  readonly discardedBytes: number;
}

export interface FrameMap<Settings = unknown> {
  readonly profile: Profile;
  readonly settings: Settings;
  /** Whether this wire has a way to say it. */
  can(to: To, message: string): boolean;
  encode(to: To, message: string, values: Values, address?: number): Result<Uint8Array, EncodeFault>;
  createDecoder(to: To): FrameDecoder;
}

/** From a profile's text as it came out of JSON. The error is a sentence that names the field. */
export function readFrameMap<Settings = unknown>(
  input: unknown,
  vocabulary: Vocabulary<Settings>,
): Result<FrameMap<Settings>, string> {
  const compiled = compileProfile(input, vocabulary);
  if (!compiled.ok) return compiled;
  const { profile, settings, layouts, isKnown } = compiled.value;
  const messagesTo = (to: To) => profile.messages.filter((message) => message.to === to);

  function encode(to: To, message: string, given: Values, address?: number): Result<Uint8Array, EncodeFault> {
    const layout = layouts[to];
    const rows = messagesTo(to).filter((row) => row.message === message);
    if (!layout || rows.length === 0) return err("no-such-message");
    let first: Result<Uint8Array, EncodeFault> = err("value-unfit");
    for (const [at, row] of rows.filter((one) => means(one, given)).entries()) {
      const encoded = encodeRow(layout, row, given, address);
      if (encoded.ok) return encoded;
      if (at === 0) first = encoded;
    }
    return first;
  }

  function encodeRow(
    layout: Layout,
    row: Message,
    given: Values,
    address: number | undefined,
  ): Result<Uint8Array, EncodeFault> {
    const numbers = numbersOf(layout, row, given, address);
    if (!numbers.ok) return numbers;
    const data = writeData(row.data, given);
    if (!data.ok) return data;
    const frame = writeFrame(layout, numbers.value, data.value);
    if (!frame) return err("value-unfit");
    return isReadAs(layout, frame) ? ok(frame) : err("not-sendable");
  }

  function numbersOf(
    layout: Layout,
    row: Message,
    given: Values,
    address: number | undefined,
  ): Result<Map<string, number>, EncodeFault> {
    const numbers = new Map<string, number>();
    for (const { part } of [...layout.head, ...layout.tail]) {
      if (part.part !== "number" || numbers.has(part.name)) continue;
      const fixed = part.name === "address" ? wireAddress(profile, address) : row.set[part.name];
      const number = fixed === undefined ? numberToSend(part, given) : ok(fixed);
      if (!number.ok) return number;
      numbers.set(part.name, number.value);
    }
    return ok(numbers);
  }

  function heard(layout: Layout, to: To, parsed: ParsedFrame): Heard {
    const { frame, numbers, data } = parsed;
    const nothing: Heard = { message: null, address: addressOf(profile, numbers), values: {}, frame };
    const isStranger = numbers.has("address") && nothing.address === null;
    if (isStranger) return nothing;
    for (const row of messagesTo(to)) {
      if (Object.keys(row.set).some((name) => row.set[name] !== numbers.get(name))) continue;
      const values = valuesOf(layout, row, numbers, data);
      if (values && isKnown(row.message, values)) return { ...nothing, message: row.message, values };
    }
    return nothing;
  }

  return ok({
    profile,
    settings,
    can: (to, message) => layouts[to] !== null && messagesTo(to).some((row) => row.message === message),
    encode,
    createDecoder(to: To): FrameDecoder {
      const layout = layouts[to];
      if (!layout) return deafDecoder;
      const parser = createFrameParser(layout);
      const hear = (frames: ParsedFrame[]) => frames.map((parsed) => heard(layout, to, parsed));
      return {
        push: (bytes) => hear(parser.push(bytes)),
        settle: () => hear(parser.settle()),
        reset: () => parser.reset(),
        get heldBytes() {
          return parser.heldBytes;
        },
        get discardedBytes() {
          return parser.discardedBytes;
        },
      };
    },
  });
}

/** Whether a row of the profile stands for these values. */
function means(row: Message, given: Values): boolean {
  return Object.keys(row.means).every((name) => row.means[name] === given[name]);
}

/** For a direction in which this wire says nothing. */
const deafDecoder: FrameDecoder = {
  push: () => [],
  settle: () => [],
  reset() {},
  heldBytes: 0,
  discardedBytes: 0,
};

/** Undefined: the wire has an address and none was given, or not one that this wire has. */
function wireAddress(profile: Profile, given: number | undefined): number | undefined {
  const { address } = profile;
  const number = given ?? address?.default;
  if (!address || number === undefined || number < address.min || number > address.max) return undefined;
  return address.map ? address.map[number] : number;
}

function addressOf(profile: Profile, numbers: ReadonlyMap<string, number>): number | null {
  const wire = numbers.get("address");
  if (wire === undefined || !profile.address) return null;
  const { map, min, max } = profile.address;
  const number = map ? Number(Object.keys(map).find((key) => map[key] === wire) ?? Number.NaN) : wire;
  return number >= min && number <= max ? number : null;
}

/** null: these are not this message's. */
function valuesOf(layout: Layout, row: Message, numbers: Numbered, data: Uint8Array): Values | null {
  const inData = readData(row.data, data);
  if (!inData) return null;
  const values: Values = { ...inData, ...row.means };
  for (const { part } of [...layout.head, ...layout.tail]) {
    if (part.part !== "number" || part.name === "address" || part.name in row.set) continue;
    const value = meaningOf(part, numbers.get(part.name) ?? 0);
    if (value === null) return null;
    values[part.name] = value;
  }
  return values;
}

/** What goes out must come in as the same one frame: a delimiter inside a text, for one, would end it early. */
function isReadAs(layout: Layout, frame: Uint8Array): boolean {
  const parser = createFrameParser(layout);
  const [read] = parser.push(frame);
  return read !== undefined && read.frame.length === frame.length;
}
