import { err, ok, type Result } from "../result.ts";
import { type Cursor, createCursor } from "./cursor.ts";
import {
  endOfAttributes,
  firstValueTag,
  type GroupName,
  groups,
  tags,
  type WordType,
  wordTypes,
} from "./ipp-tags.ts";

/**
 * An IPP message (RFC 8010), the body of an HTTP request or answer:
 *
 *   version(2) | operation or status(2) | request id(4) | groups … | 03 | document
 *   group:       delimiter(1) | attributes …
 *   attribute:   tag(1) | name length(2) | name | value length(2) | value;  name length 0: another value of the one before
 *   collection:  34 name 0000 | { 4A 0000 member's name | tag 0000 value … } … | 37 0000 0000
 *
 * All numbers big-endian, signed where they are values.
 */
export interface IppMessage {
  version: number;
  /** What is asked, or how it ended. */
  code: number;
  requestId: number;
  groups: IppGroup[];
}

export interface IppGroup {
  group: GroupName | "other";
  attributes: IppAttribute[];
}

export interface IppAttribute {
  name: string;
  values: IppValue[];
}

export type IppValue =
  | { type: "integer" | "enum"; value: number }
  | { type: "boolean"; value: boolean }
  | { type: WordType; value: string }
  | { type: "range"; lower: number; upper: number }
  | { type: "collection"; members: IppAttribute[] }
  /** Asked for and not there: unsupported, unknown, no value. */
  | { type: "none" }
  /** A type that nobody here reads. */
  | { type: "other"; bytes: Uint8Array };

export type IppFault = "truncated" | "malformed" | "too-large";

/** A printer's full description has some 200 attributes with 1,500 values; more than this is not one. */
const mostValues = 20_000;
const deepestCollection = 8;

const groupNames = new Map<number, GroupName>(
  Object.entries(groups).map(([name, tag]) => [tag, name as GroupName]),
);
const wordTypeOf = new Map<number, WordType>(wordTypes.map((type) => [tags[type], type]));

/** Never throws; `documentAt` is where the document begins. */
export function decodeMessage(
  bytes: Uint8Array,
): Result<{ message: IppMessage; documentAt: number }, IppFault> {
  const cursor = createCursor(bytes);
  const [version, code, requestId] = [cursor.u16(), cursor.u16(), cursor.i32()];
  if (version === null || code === null || requestId === null) return err("truncated");
  const message: IppMessage = { version, code, requestId, groups: [] };
  let valueCount = 0;
  for (let group: IppGroup | undefined; ; ) {
    const tag = cursor.u8();
    if (tag === null) return err("truncated");
    if (tag === endOfAttributes) return ok({ message, documentAt: cursor.at });
    if (tag < firstValueTag) {
      group = { group: groupNames.get(tag) ?? "other", attributes: [] };
      message.groups.push(group);
      valueCount += 1;
      if (valueCount > mostValues) return err("too-large");
      continue;
    }
    if (!group) return err("malformed");
    const read = readValue(cursor, tag, mostValues - valueCount, 0);
    if (!read.ok) return read;
    valueCount += read.value.valueCount;
    const { name, value } = read.value;
    const last = group.attributes.at(-1);
    if (name !== "") group.attributes.push({ name, values: [value] });
    else if (last) last.values.push(value);
    else return err("malformed");
  }
}

interface ReadValue {
  /** Empty for another value of the attribute before. */
  name: string;
  value: IppValue;
  valueCount: number;
}

function readValue(cursor: Cursor, tag: number, room: number, depth: number): Result<ReadValue, IppFault> {
  if (room <= 0) return err("too-large");
  const name = cursor.counted();
  const bytes = name && cursor.counted();
  if (!name || !bytes) return err("truncated");
  if (tag === tags.beginCollection) {
    const members = readMembers(cursor, room - 1, depth + 1);
    if (!members.ok) return members;
    const { attributes, valueCount } = members.value;
    return ok({
      name: textOf(name),
      value: { type: "collection", members: attributes },
      valueCount: valueCount + 1,
    });
  }
  const value = decodeValue(tag, bytes);
  return value ? ok({ name: textOf(name), value, valueCount: 1 }) : err("malformed");
}

function readMembers(
  cursor: Cursor,
  room: number,
  depth: number,
): Result<{ attributes: IppAttribute[]; valueCount: number }, IppFault> {
  if (depth > deepestCollection) return err("too-large");
  const attributes: IppAttribute[] = [];
  let valueCount = 0;
  for (;;) {
    const tag = cursor.u8();
    if (tag === null) return err("truncated");
    if (tag < firstValueTag) return err("malformed");
    const read = readValue(cursor, tag, room - valueCount, depth);
    if (!read.ok) return read;
    valueCount += read.value.valueCount;
    const { value } = read.value;
    if (tag === tags.endCollection) return ok({ attributes, valueCount });
    if (tag === tags.memberName && value.type === "other") {
      attributes.push({ name: textOf(value.bytes), values: [] });
      continue;
    }
    const last = attributes.at(-1);
    if (!last) return err("malformed");
    last.values.push(value);
  }
}

/** null: a value whose length is not its type's. */
function decodeValue(tag: number, bytes: Uint8Array): IppValue | null {
  const word = wordTypeOf.get(tag);
  if (word) return { type: word, value: textOf(bytes) };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (tag) {
    case tags.integer:
    case tags.enum:
      if (bytes.length !== 4) return null;
      return { type: tag === tags.enum ? "enum" : "integer", value: view.getInt32(0) };
    case tags.boolean:
      return bytes.length === 1 ? { type: "boolean", value: bytes[0] !== 0 } : null;
    case tags.range:
      if (bytes.length !== 8) return null;
      return { type: "range", lower: view.getInt32(0), upper: view.getInt32(4) };
    case tags.textWithLanguage:
    case tags.nameWithLanguage: {
      const parts = createCursor(bytes);
      const said = parts.counted() && parts.counted();
      if (!said) return null;
      return { type: tag === tags.nameWithLanguage ? "name" : "text", value: textOf(said) };
    }
    default:
      return tag < 0x20 ? { type: "none" } : { type: "other", bytes };
  }
}

const decoder = new TextDecoder();

/** What is no UTF-8 becomes U+FFFD; a printer's own name may be in an older encoding. */
function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
