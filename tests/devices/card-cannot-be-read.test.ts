import { expect, it } from "vitest";
import type { CardFault } from "../../drivers/contract/id-card.ts";
import { readCapture } from "../../drivers/id-card-reader/captures/read-capture.ts";
import { decodeCardText } from "../../drivers/id-card-reader/card.ts";
import type { ReaderStatusName } from "../../drivers/id-card-reader/commands.ts";
import { delay } from "../../drivers/wait.ts";
import { isCardLaid, isCardTaken, plugReader, readerAt, watchDevices } from "./support.ts";

const text = readCapture("card-cn").slice(14, 14 + 256);
const person = decodeCardText(text);

it.each<[ReaderStatusName, CardFault]>([
  ["selectFailed", "read-failed"],
  ["readFailed", "read-failed"],
  ["unknownCardType", "not-an-id-card"],
  ["samRejectsCard", "sam-refused"],
])("a card that the reader answers with %s is told once, as %s", async (status, fault) => {
  const { line, simulator } = await plugReader("pty");
  const { next, events, nextStatus } = watchDevices(readerAt(line));
  await nextStatus("ready");
  simulator.put({ lying: "bad-card", status });
  expect(await next((event) => event.event === "card-unreadable")).toEqual({
    event: "card-unreadable",
    deviceId: "reader",
    fault,
  });
  simulator.take();
  await next(isCardTaken);
  expect(events.filter((event) => event.event === "card-unreadable")).toHaveLength(1);
});

it("a text with a letter that nobody knows is no ID card, and nobody is greeted", async () => {
  const { line, simulator } = await plugReader("pty");
  const { next, events } = watchDevices(readerAt(line));
  const odd = Buffer.from(text);
  odd.write("Q", 248, "utf16le");
  simulator.put({ lying: "text", text: odd });
  expect(await next((event) => event.event === "card-unreadable")).toMatchObject({ fault: "not-an-id-card" });
  expect(events.some(isCardLaid)).toBe(false);
});

it("a card pulled away while it is read greets nobody, and laid on again it is read", async () => {
  if (!person.ok) throw new Error(person.error);
  const { line, simulator } = await plugReader("pty");
  const { next, events, nextStatus } = watchDevices(readerAt(line));
  await nextStatus("ready");
  simulator.put({ lying: "card", card: person.value });
  while (simulator.requests.at(-1) !== "selectCard" && simulator.requests.at(-1) !== "findCard")
    await delay(1);
  simulator.take();
  await delay(600);
  const laidBefore = events.filter(isCardLaid).length;
  if (laidBefore > 0) await next(isCardTaken);
  simulator.put({ lying: "card", card: person.value });
  expect(await next((event) => isCardLaid(event) && events.indexOf(event) >= laidBefore)).toMatchObject({
    card: person.value,
  });
});
