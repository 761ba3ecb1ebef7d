import { expect, it } from "vitest";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { delay } from "../../drivers/wait.ts";
import { type ReaderLine, readerLines, wireReader } from "./reader-support.ts";
import { isCardLaid, isCardTaken, watchDevices } from "./support.ts";

/** A resident's and a foreigner's; that every sort is read right, the adapter's own tests show on each wire. */
const cards = sampleCards.filter(({ cardId }) => cardId === "resident" || cardId === "foreigner-2023");

async function readCards(line: ReaderLine): Promise<void> {
  const { simulator, config, options } = await wireReader(line);
  const { host, next, nextStatus, events } = watchDevices(config, options);
  await nextStatus("ready");
  for (const { card } of cards) {
    simulator.put({ lying: "card", card });
    expect(await next(isCardLaid), line).toEqual({ event: "card-laid", deviceId: "reader", card });
    simulator.take();
    await next(isCardTaken);
  }
  const laidAndTaken = cards.flatMap(() => ["card-laid", "card-taken"]);
  expect(
    events.map(({ event }) => event),
    line,
  ).toEqual(["status", ...laidAndTaken]);
  expect(await host.list(), line).toMatchObject([{ identity: "05.03-20160421-0001234567-3456789012" }]);
}

it("a card is laid on once and taken away once, and the reader says its number", async () => {
  await Promise.all(readerLines.map(readCards));
});

async function fallSilent(line: ReaderLine): Promise<void> {
  const { simulator, config, options } = await wireReader(line);
  const { nextStatus, events } = watchDevices(config, options);
  await nextStatus("ready");
  for (const behaviour of ["silent", "garbage"] as const) {
    simulator.behave({ behaviour });
    await nextStatus("lost", 4000);
    simulator.behave({ behaviour: "normal" });
    await nextStatus("ready");
  }
  await delay(100);
  const kinds = events.map((event) => event.event === "status" && event.status.kind);
  expect(kinds, line).toEqual(["ready", "lost", "ready", "lost", "ready"]);
}

it("silence and rubbish are told as lost within 4 s, once, and the reader comes back by itself", async () => {
  await Promise.all(readerLines.map(fallSilent));
});
