import { expect, it } from "vitest";
import type { CaptureEntry } from "../captures/format.ts";
import { extent } from "../testing/extent.ts";
import { hostileBytes, inPieces, joined } from "../testing/mutate.ts";
import { createChance } from "../testing/random.ts";
import { decodeBaseData, encodeBaseData } from "./base-data.ts";
import { readCapture } from "./captures/read-capture.ts";
import { decodeCardText } from "./card.ts";
import { encodeReply } from "./commands.ts";
import { createFrameParser } from "./frame.ts";
import { framings } from "./framing.ts";
import { redactReader } from "./redact.ts";

const said = (pieces: readonly Uint8Array[]): CaptureEntry[] =>
  pieces.map((bytes, atMs) => ({ atMs, from: "device", bytes }));
const redacted = (...pieces: Uint8Array[]) => redactReader(said(pieces), "serial").map(({ bytes }) => bytes);

const cards = ["card-cn", "card-j", "card-i", "card-y"].map(readCapture);
const textOf = (frame: Uint8Array) => frame.slice(14, 14 + 256);

it.each([
  [0, "resident"],
  [1, "hmt-resident"],
  [2, "foreigner"],
  [3, "foreigner-2023"],
] as const)("a card becomes a sample person's of the same sort, without its photo", (index, cardKind) => {
  const recorded = cards[index] ?? new Uint8Array(0);
  const [frame = new Uint8Array(0)] = redacted(recorded);
  const [body] = createFrameParser().push(frame);
  const base = body && decodeBaseData(body.slice(3));
  const card = base && decodeCardText(base.text);
  expect(card).toMatchObject({ ok: true, value: { cardKind } });
  expect(base?.photo.some((byte) => byte !== 0)).toBe(false);
  const before = decodeCardText(textOf(recorded));
  if (!before.ok || !card?.ok) throw new Error("no card");
  expect(card.value.name).not.toBe(before.value.name);
  expect(card.value.idNumber).not.toBe(before.value.idNumber);
});

it("fingerprints, additional addresses, chip numbers and the reader's own number are gone; the conversation is whole", () => {
  const withFingerprints = encodeReply(
    "ok",
    encodeBaseData(textOf(cards[0] ?? new Uint8Array(0)), { fingerprints: 1024 }),
  );
  const address = encodeReply("ok", Buffer.from("某某路1号".padEnd(35), "utf16le"));
  const samId = encodeReply(
    "ok",
    Uint8Array.from({ length: 16 }, (_, at) => at + 1),
  );
  const none = encodeReply("findFailed");
  const frames = redacted(withFingerprints, address, samId, none);
  expect(frames.map((frame) => createFrameParser().push(frame).length)).toEqual([1, 1, 1, 1]);
  expect(frames[0]?.slice(-1025, -1).every((byte) => byte === 0)).toBe(true);
  expect(frames[1]?.slice(10, -1).every((byte) => byte === 0)).toBe(true);
  expect(frames[2]?.slice(10, -1).every((byte) => byte === 0)).toBe(true);
  expect(frames[3]).toEqual(none);
});

it("in reports that say how much of them counts", () => {
  const recorded = cards[0] ?? new Uint8Array(0);
  const reports = redactReader(said(framings.len63.wrap(recorded)), "hid-len63").map(({ bytes }) => bytes);
  const [body] = createFrameParser().push(joined(...reports.map(framings.len63.unwrap)));
  const base = body && decodeBaseData(body.slice(3));
  expect(base && decodeCardText(base.text)).toMatchObject({ ok: true, value: { cardKind: "resident" } });
  expect(Buffer.from(joined(...reports)).includes(Buffer.from(textOf(recorded)).subarray(0, 6))).toBe(false);
});

it("whatever was recorded, broken and in whatever pieces: no three bytes of the person's are left in a row", () => {
  const recorded = cards[0] ?? new Uint8Array(0);
  const person = Buffer.from(textOf(recorded));
  // Spaces, years and the like are everybody's.
  const secrets = [person.subarray(0, 6), person.subarray(122, 122 + 36), person.subarray(52, 52 + 24)];
  for (let seed = 1; seed <= extent(500, 20_000); seed += 1) {
    const chance = createChance(seed);
    const pieces = inPieces(
      chance,
      joined(hostileBytes(chance, [recorded]), recorded, hostileBytes(chance, [recorded])),
    );
    const after = redacted(...pieces);
    expect(after.map((piece) => piece.length)).toEqual(pieces.map((piece) => piece.length));
    const stream = Buffer.from(joined(...after));
    for (const secret of secrets) expect(stream.includes(secret)).toBe(false);
  }
});
