import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { isCardLaid, isCardTaken, plugReader, readerAt, watchDevices } from "./support.ts";

const [sample] = sampleCards;
if (!sample) throw new Error("There is a sample card.");
const { card } = sample;

/** In a format that only the tests' own decoder knows: 24 × 30 shades of grey. */
const photo = Uint8Array.from({ length: 1024 }, (_, at) => [0x54, 0x45, 0x53, 0x54, 24, 30][at] ?? at & 0xff);
const decoder = fileURLToPath(
  new URL("../../drivers/id-card-reader/testing/invented-decoder.mjs", import.meta.url),
);

async function readWith(options: Record<string, string | number>) {
  const { line, simulator } = await plugReader("pty");
  const logged: string[] = [];
  const keep = (...words: unknown[]) => void logged.push(JSON.stringify(words));
  const watched = watchDevices(
    readerAt(line).map((device) => ({ ...device, options })),
    { log: { info: keep, warn: keep, error: keep } },
  );
  await watched.nextStatus("ready");
  simulator.put({ lying: "card", card, photo });
  const laid = await watched.next(isCardLaid);
  simulator.take();
  await watched.next(isCardTaken);
  const history = JSON.stringify(await watched.host.history("reader"));
  return { laid, kept: [...logged, history, JSON.stringify(await watched.host.list())].join("\n") };
}

it("without a decoder a card is told without a portrait", async () => {
  const { laid } = await readWith({});
  expect(laid).toEqual({ event: "card-laid", deviceId: "reader", card });
});

it("with one, the portrait comes with the card and is kept nowhere; neither is the card", async () => {
  const { laid, kept } = await readWith({ photoDecoder: process.execPath, photoDecoderArgument: decoder });
  expect(laid).toEqual({
    event: "card-laid",
    deviceId: "reader",
    card,
    portrait: expect.stringMatching(/^data:image\/bmp;base64,Qk/),
  });
  expect(kept).toContain("card-laid");
  for (const secret of ["data:image", card.name, card.idNumber]) expect(kept).not.toContain(secret);
});

it.each([
  ["that crashes", { photoDecoder: "/bin/false" }],
  ["that is not there", { photoDecoder: "/nowhere/decoder" }],
  ["that never answers", { photoDecoder: "/bin/cat", photoTimeLimitMs: 200 }],
])("a decoder %s costs the portrait, not the card", async (_what, options) => {
  const { laid } = await readWith(options);
  expect(laid).toEqual({ event: "card-laid", deviceId: "reader", card });
});
