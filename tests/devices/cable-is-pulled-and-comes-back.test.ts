import { describe, expect, it } from "vitest";
import { readCapture } from "../../drivers/id-card-reader/captures/read-capture.ts";
import { decodeCardText } from "../../drivers/id-card-reader/card.ts";
import { delay } from "../../drivers/wait.ts";
import { isCardLaid, isCardTaken, plugReader, readerAt, type Wire, watchDevices } from "./support.ts";

const person = decodeCardText(readCapture("card-cn").slice(14, 14 + 256));
if (!person.ok) throw new Error(person.error);
const card = { lying: "card", card: person.value } as const;

describe.each<Wire>(["pty", "tcp"])("over %s", (wire) => {
  it("pulled while nothing happens", async () => {
    const { line, simulator } = await plugReader(wire);
    const { nextStatus, next, events } = watchDevices(readerAt(line));
    await nextStatus("ready");
    await line.unplug();
    expect(await nextStatus("lost", 4000)).toEqual({ kind: "lost", cause: "unplugged" });
    await delay(1500);
    simulator.restart();
    await line.plugIn();
    await nextStatus("ready", 5000);
    simulator.put(card);
    await next(isCardLaid);
    expect(events.map((event) => (event.event === "status" ? event.status.kind : event.event))).toEqual([
      "ready",
      "lost",
      "ready",
      "card-laid",
    ]);
  });

  it("pulled in the middle of a card's bytes: nobody is greeted, and back again the card is read", async () => {
    const { line, simulator } = await plugReader(wire);
    const { nextStatus, next, events } = watchDevices(readerAt(line));
    await nextStatus("ready");
    simulator.behave({ behaviour: "pieces", bytes: 64, pauseMs: 20 });
    simulator.put(card);
    while (simulator.requests.at(-1) !== "readBase") await delay(1);
    await delay(60);
    await line.unplug();
    await nextStatus("lost", 4000);
    expect(events.some(isCardLaid)).toBe(false);
    simulator.restart();
    await line.plugIn();
    await nextStatus("ready", 5000);
    expect(await next(isCardLaid)).toMatchObject({ card: person.value });
  });

  it("pulled with a card on it: the card counts as taken before the reader counts as lost", async () => {
    const { line, simulator } = await plugReader(wire);
    const { next, nextStatus } = watchDevices(readerAt(line));
    simulator.put(card);
    await next(isCardLaid);
    await line.unplug();
    await next(isCardTaken);
    await nextStatus("lost");
  });
});

it("a port that is not there is absent, and is opened when it appears", async () => {
  const { line } = await plugReader("pty");
  await line.unplug();
  const { nextStatus } = watchDevices(readerAt(line));
  await nextStatus("absent");
  await line.plugIn();
  await nextStatus("ready", 5000);
});
