import type { MessageWords } from "./compile.ts";
import { dataPartSize } from "./data.ts";
import type { Layout } from "./layout.ts";
import type { Message, MessagePart, Profile, To } from "./profile.ts";

/** What does not fit together in a frame. */
export function* faultsOfFrame(
  field: "toDevice" | "toHost",
  layout: Layout | null,
  profile: Profile,
): Generator<string> {
  if (!layout) return;
  const { frame, headBytes, tailBytes } = layout;
  const count = (part: string) => frame.parts.filter((one) => one.part === part).length;
  if (count("data") > 1) yield `${field}.parts: only one of them can be data`;
  if (headBytes + tailBytes + (layout.dataBytes ?? 0) > frame.maxBytes)
    yield `${field}.maxBytes: the frame's own parts are longer`;
  const [first] = frame.parts;
  const last = frame.parts.at(-1);
  switch (frame.framing) {
    case "sync":
    case "fixed":
      if (layout.dataBytes === null)
        yield `${field}.framing: is "${frame.framing}", so its data needs a number of bytes`;
      if (frame.framing === "sync" && first?.part !== "bytes")
        yield `${field}.parts[0]: framing is "sync", so it must be bytes that are always the same`;
      break;
    case "delimiter":
      if (last?.part !== "bytes")
        yield `${field}.parts[${frame.parts.length - 1}]: framing is "delimiter", so the last part must be the bytes that end it`;
      break;
    case "length":
      if (!layout.length) yield `${field}.framing: is "length", but no part before the data is a length`;
      break;
    default:
      frame.framing satisfies never;
  }
  if (layout.dataBytes === null && !layout.length && !layout.delimiter)
    yield `${field}.framing: nothing says where the data ends`;
  const isOneByte = headBytes + tailBytes === 1 && layout.dataBytes === 0;
  if (count("bytes") + count("check") === 0 && !isOneByte && !isSingleDataByte(layout))
    yield `${field}.parts: nothing in this frame can be recognised; it needs bytes that are always the same, or a check`;
  const hasAddress = frame.parts.some((part) => part.part === "number" && part.name === "address");
  if (hasAddress && !profile.address)
    yield `address: ${field} carries one, so the profile must say which there are`;
}

/** A device that sends single bytes and nothing around them. */
function isSingleDataByte(layout: Layout): boolean {
  return layout.headBytes + layout.tailBytes === 0 && layout.dataBytes === 1;
}

/** What messages say that their frame has no place for, or that this kind of device has no word for. */
export function* faultsOfMessages(
  profile: Profile,
  layouts: Record<To, Layout | null>,
  words: Record<string, MessageWords>,
): Generator<string> {
  for (const [index, message] of profile.messages.entries()) {
    const field = `messages[${index}]`;
    const known = words[message.message];
    if (!known || known.to !== message.to) {
      const those = Object.keys(words).filter((name) => words[name]?.to === message.to);
      yield `${field}.message: a ${profile.kind} knows no "${message.message}" to the ${message.to}, only ${those.join(", ")}`;
      continue;
    }
    const layout = layouts[message.to];
    if (!layout) {
      yield `${field}.to: the profile has no frame ${message.to === "device" ? "toDevice" : "toHost"}`;
      continue;
    }
    yield* faultsOfNames(field, message, layout, known);
    yield* faultsOfData(field, message, layout);
    const same = profile.messages.findIndex((other) => isIndistinguishable(other, message));
    if (same < index)
      yield `${field}.set: is the same as that of messages[${same}], so they could not be told apart`;
  }
}

function isIndistinguishable(one: Message, other: Message): boolean {
  const mark = ({ to, set, data }: Message) => JSON.stringify([to, Object.entries(set).sort(), data]);
  return mark(one) === mark(other);
}

function* faultsOfNames(
  field: string,
  message: Message,
  layout: Layout,
  known: MessageWords,
): Generator<string> {
  const inFrame = layout.frame.parts.flatMap((part) => (part.part === "number" ? [part.name] : []));
  const names = Object.keys(known.values);
  for (const name of Object.keys(message.set)) {
    if (name === "address" || !inFrame.includes(name))
      yield `${field}.set.${name}: the frame has no number of this name`;
  }
  for (const [name, value] of Object.entries(message.means)) {
    const shape = known.values[name];
    if (!shape)
      yield `${field}.means.${name}: "${message.message}" says no such thing, only ${listed(names)}`;
    else if (!shape.safeParse(value).success)
      yield `${field}.means.${name}: "${value}" is none of its values`;
  }
  const said = message.data.flatMap((part, at) =>
    "name" in part ? [{ name: part.name, at: `.data[${at}].name` }] : [],
  );
  const open = inFrame.filter((name) => name !== "address" && !(name in message.set));
  for (const { name, at } of [...said, ...open.map((one) => ({ name: one, at: ".set" }))]) {
    if (!(name in known.values))
      yield `${field}${at}: "${message.message}" has no "${name}", only ${listed(names)}`;
    if (name in message.means) yield `${field}.means.${name}: the frame says it already`;
  }
  for (const name of names) {
    const isSaid = name in message.means || open.includes(name) || said.some((one) => one.name === name);
    const isNeeded = !known.values[name]?.safeParse(undefined).success;
    if (!isSaid && isNeeded && message.to === "host")
      yield `${field}: never says "${name}", which a "${message.message}" needs`;
  }
}

const listed = (names: readonly string[]) => (names.length > 0 ? names.join(", ") : "nothing");

function* faultsOfData(field: string, message: Message, layout: Layout): Generator<string> {
  const sizes = message.data.map(dataPartSize);
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const open = sizes.filter((size) => size === null).length;
  if (open > 1) yield `${field}.data: only one text can be of any length; give the others "padded"`;
  const hasData = layout.frame.parts.some(({ part }) => part === "data");
  if (!hasData && message.data.length > 0) yield `${field}.data: the frame has no place for data`;
  else if (layout.dataBytes !== null && (open > 0 || total !== layout.dataBytes))
    yield `${field}.data: must be ${layout.dataBytes} bytes, as the frame says`;
  const room = layout.frame.maxBytes - layout.headBytes - layout.tailBytes - total;
  for (const [at, part] of message.data.entries()) {
    if (part.part === "text" && !part.padded && part.maxBytes > room)
      yield `${field}.data[${at}].maxBytes: the frame has room for ${room} bytes`;
  }
  for (const [at, part] of message.data.entries()) yield* faultsOfPart(`${field}.data[${at}]`, part);
}

function* faultsOfPart(field: string, part: MessagePart): Generator<string> {
  if (part.part === "number") {
    if (part.mask !== undefined || part.shiftRight > 0)
      yield `${field}.mask: only a number of the frame can be split over several places`;
    const wrong = Object.keys(part.meanings ?? {}).find((key) => !/^(0x[0-9a-fA-F]+|\d+)$/.test(key));
    if (wrong !== undefined) yield `${field}.meanings: "${wrong}" is not a number, such as 28 or 0x1C`;
  }
  if (part.part === "text" && part.afterEach && part.bytesAs !== "plain")
    yield `${field}.afterEach: cannot be used together with bytesAs`;
  if (part.part === "text" && part.afterEach?.some((byte) => byte >= 0x20))
    yield `${field}.afterEach: must be bytes below 20, which no character contains`;
}
