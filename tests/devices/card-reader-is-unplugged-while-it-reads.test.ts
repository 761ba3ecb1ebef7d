import { expect, it } from "vitest";
import type { ReaderCommandName } from "../../drivers/id-card-reader/commands.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { delay } from "../../drivers/wait.ts";
import { type ReaderLine, readerLines, wireReader } from "./reader-support.ts";
import { watchDevices } from "./support.ts";

const [sample] = sampleCards;
if (!sample) throw new Error("There is a sample card.");
const { card } = sample;

/** The requests of a reading in their order, from the reader's first word on. */
const steps = [
  "samStatus",
  "samId",
  "findCard",
  "selectCard",
  "readBase",
  "readNewAddress",
] as const satisfies readonly ReaderCommandName[];

/** The cable comes out when the reader has got this request and not answered it, and goes in again. */
async function pullAt(step: ReaderCommandName, line: ReaderLine): Promise<void> {
  const { simulator, config, options, unplug, plugIn } = await wireReader(line);
  simulator.loseAnswerTo(step);
  simulator.put({ lying: "card", card });
  const { events } = watchDevices(config, options);
  const story = () =>
    events.map((event) => (event.event === "status" ? event.status.kind : event.event)).join(" ");
  while (!simulator.requests.includes(step)) await delay(1);
  await unplug();
  await delay(300);
  await plugIn();
  for (let tries = 0; tries < 2000 && !/lost.* card-laid$/.test(story()); tries += 1) await delay(5);
  expect(story(), step).toMatch(/^(ready )?lost ready card-laid$/);
  for (const event of events) if (event.event === "card-laid") expect(event.card).toEqual(card);
}

it.each(readerLines)(
  "%s: at every step, it is lost once, comes back by itself, and the card is read right",
  async (line) => {
    await Promise.all(steps.map((step) => pullAt(step, line)));
  },
  30_000,
);
