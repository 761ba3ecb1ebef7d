/** Everything that takes apart what a reader sends, given what no reader should send: a value or a refusal, never a throw. */
import { describe, expect, it } from "vitest";
import { extent } from "../testing/extent.ts";
import { hostileBytes, inPieces } from "../testing/mutate.ts";
import { createChance } from "../testing/random.ts";
import { decodeAddress, encodeAddress, isAddressLength } from "./address.ts";
import { decodeBaseData, encodeBaseData, isBaseDataLength } from "./base-data.ts";
import { readCapture } from "./captures/read-capture.ts";
import { decodeCardText } from "./card.ts";
import { commands, encodeReply, formatSamId, matchReply, nameReaderStatus } from "./commands.ts";
import { createFrameParser } from "./frame.ts";
import { createUnwrapper, type FramingName, framings } from "./framing.ts";

const tries = extent(3_000, 1_000_000);
const cards = ["card-cn", "card-j", "card-i", "card-y"].map(readCapture);
const bodies = cards.map((frame) => frame.slice(7, -1));
const texts = cards.map((frame) => frame.slice(14, 14 + 256));

function each(
  seed: number,
  samples: readonly Uint8Array[],
  longest: number,
  look: (bytes: Uint8Array) => void,
) {
  const chance = createChance(seed);
  for (let done = 0; done < tries; done += 1) look(hostileBytes(chance, samples, longest));
}

it("a reply's body: what it says, or nothing, for every command", () => {
  each(1, bodies, 1400, (body) => {
    for (const command of Object.values(commands)) {
      const reply = matchReply(command, body);
      if (reply) expect(nameReaderStatus(body[2] ?? 0)).toBe(reply.status);
    }
  });
}, 3_600_000);

it("a card's data: text and photo of their lengths, or nothing, and never a fingerprint left", () => {
  const whole = ([null, 0, 512, 1024] as const).map((fingerprints) =>
    encodeBaseData(texts[0] ?? new Uint8Array(256), { fingerprints }),
  );
  each(2, whole, 2400, (data) => {
    const copy = Uint8Array.from(data);
    const read = decodeBaseData(copy);
    if (read) expect([read.text.length, read.photo.length]).toEqual([256, 1024]);
    if (isBaseDataLength(copy.length) && copy.length > 1286)
      expect(copy.subarray(1286).every((byte) => byte === 0)).toBe(true);
  });
}, 3_600_000);

it("a text block: a card whose every field is a text of bounded length, or a refusal", () => {
  each(3, texts, 300, (text) => {
    const card = decodeCardText(text);
    if (!card.ok) return;
    for (const field of Object.values(card.value)) expect(String(field).length).toBeLessThanOrEqual(60);
  });
}, 3_600_000);

it("an additional address: a text without control characters, or none", () => {
  each(4, [encodeAddress("示例省示例市示例区新路9号"), encodeAddress("")], 300, (data) => {
    if (!isAddressLength(data.length)) return;
    const address = decodeAddress(data);
    if (address !== null) expect(address).toMatch(/^[^\p{Cc}\p{Cs}]{1,35}$/u);
  });
}, 3_600_000);

it("a module's number: any 16 bytes have one", () => {
  const chance = createChance(5);
  for (let done = 0; done < tries; done += 1)
    expect(formatSamId(chance.bytes(16))).toMatch(/^\d{2,5}\.\d{2,5}-\d{8,10}-\d{10}-\d{10}$/);
}, 3_600_000);

describe.each<FramingName>(["raw64", "len63"])("reports, %s", (name) => {
  it.each([true, false])(
    "that come in reports: %s; any bytes, and a good frame is found afterwards",
    (comesInReports) => {
      const good = encodeReply("cardFound", new Uint8Array(4));
      const chance = createChance(6);
      const wrapped = cards.map((card) => Uint8Array.from(Buffer.concat(framings[name].wrap(card))));
      for (let done = 0; done < tries / 10; done += 1) {
        const unwrapper = createUnwrapper(name, comesInReports);
        const parser = createFrameParser(framings[name].fill);
        for (const piece of inPieces(chance, hostileBytes(chance, wrapped, 200))) {
          parser.push(unwrapper.push(piece));
          expect(parser.heldBytes).toBeLessThanOrEqual(2407);
        }
        // As before each request.
        unwrapper.reset();
        parser.reset();
        const found = framings[name].wrap(good).flatMap((piece) => parser.push(unwrapper.push(piece)));
        expect(found).toEqual([good.slice(7, -1)]);
      }
    },
    3_600_000,
  );
});
