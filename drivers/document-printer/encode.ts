import type { IppAttribute, IppGroup, IppMessage, IppValue } from "./frame.ts";
import { endOfAttributes, groups, tags } from "./ipp-tags.ts";

/** The message up to where the document begins. Layout: `frame.ts`. A group of type "other" is left out. */
export function encodeMessage({ version, code, requestId, groups: written }: IppMessage): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(version, 0);
  head.writeUInt16BE(code, 2);
  head.writeInt32BE(requestId, 4);
  return Buffer.concat([head, ...written.flatMap(encodeGroup), Buffer.of(endOfAttributes)]);
}

function encodeGroup({ group, attributes }: IppGroup): Buffer[] {
  if (group === "other") return [];
  return [Buffer.of(groups[group]), ...attributes.flatMap(encodeAttribute)];
}

function encodeAttribute({ name, values }: IppAttribute): Buffer[] {
  return values.flatMap((value, index) => encodeValue(index === 0 ? name : "", value));
}

function encodeValue(name: string, value: IppValue): Buffer[] {
  switch (value.type) {
    case "integer":
    case "enum":
      return [field(tags[value.type], name, int32(value.value))];
    case "boolean":
      return [field(tags.boolean, name, Buffer.of(value.value ? 1 : 0))];
    case "range":
      return [field(tags.range, name, Buffer.concat([int32(value.lower), int32(value.upper)]))];
    case "collection":
      return [
        field(tags.beginCollection, name, Buffer.alloc(0)),
        ...value.members.flatMap((member) => [
          field(tags.memberName, "", Buffer.from(member.name)),
          ...member.values.flatMap((inner) => encodeValue("", inner)),
        ]),
        field(tags.endCollection, "", Buffer.alloc(0)),
      ];
    case "none":
      return [field(tags.noValue, name, Buffer.alloc(0))];
    case "other":
      return [field(tags.octets, name, Buffer.from(value.bytes))];
    default:
      return [field(tags[value.type], name, Buffer.from(value.value))];
  }
}

function field(tag: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), counted(Buffer.from(name)), counted(value)]);
}

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length, 0);
  return Buffer.concat([length, bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value, 0);
  return bytes;
}
