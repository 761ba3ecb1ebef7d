/** As in memory, over pseudo-terminals and sockets of this machine, at places all over a card's bytes. */
import { expect, test } from "vitest";
import { startDeviceHost } from "../../drivers/host/device-host.ts";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { noise } from "../../drivers/simulated-device.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { delay } from "../../drivers/wait.ts";
import { atEnd, plugReader, readerAt, type Wire } from "../devices/support.ts";
import { extent, isFull } from "./extent.ts";

const settings = { ...defaultHostSettings, backOffMs: [50] } as const;
const outForMs = 80;
const bytesOfACard = 1_330;
const [person] = sampleCards;
if (!person) throw new Error("There is no sample card.");
const { card } = person;

async function until(holds: () => boolean, what: () => unknown): Promise<void> {
  for (let tries = 0; tries < 4_000; tries += 1) {
    if (holds()) return;
    await delay(5);
  }
  throw new Error(`It never became so: ${JSON.stringify(what())}`);
}

/** The reader's bytes up to there arrive, perhaps noise after them; then the cable is out for a moment. */
async function readWithCut(wire: Wire, afterBytes: number, hasNoise: boolean): Promise<void> {
  const { line, simulator, sent } = await plugReader(wire);
  const send = line.send.bind(line);
  let left = afterBytes;
  let isCut = false;
  Object.assign(line, {
    send(bytes: Uint8Array) {
      if (isCut || bytes.length <= left) {
        left -= bytes.length;
        if (line.isPluggedIn) send(bytes);
        return;
      }
      isCut = true;
      send(bytes.slice(0, left));
      if (hasNoise) send(noise(40));
      // What was sent is on the wire; a moment later the cable is out.
      setTimeout(async () => {
        await line.unplug();
        await delay(outForMs);
        simulator.restart();
        await line.plugIn();
      }, 20);
    },
  });
  const host = startDeviceHost(readerAt(line), { settings });
  atEnd(() => host.stop());
  const events: string[] = [];
  host.listen((event) => {
    events.push(event.event === "status" ? event.status.kind : event.event);
    if (event.event === "card-laid") expect(event.card).toEqual(card);
  });
  simulator.put({ lying: "card", card });
  await until(
    () => isCut && events.at(-1) === "card-laid" && events.includes("lost"),
    () => [wire, afterBytes, events],
  );
  expect(events.join(" ")).toMatch(/^(ready )?(card-laid card-taken )?lost (absent )?ready card-laid$/);
  expect(sent.length).toBeGreaterThan(3);
  await host.stop();
}

const places = isFull
  ? [...Array(bytesOfACard).keys()]
  : Array.from({ length: 6 }, () => Math.floor(Math.random() * bytesOfACard));

test.each<[Wire, boolean]>([
  ["pty", false],
  ["pty", true],
  ["tcp", false],
  ["tcp", true],
])("over %s, noise before the end: %s", async (wire, hasNoise) => {
  const atOnce = extent(6, 10);
  for (let from = 0; from < places.length; from += atOnce)
    await Promise.all(places.slice(from, from + atOnce).map((place) => readWithCut(wire, place, hasNoise)));
});
