import { describe, expect, it } from "vitest";
import { readCapture } from "../../drivers/id-card-reader/captures/read-capture.ts";
import { decodeCardText } from "../../drivers/id-card-reader/card.ts";
import { delay } from "../../drivers/wait.ts";
import { isCardLaid, isCardTaken, plugReader, readerAt, type Wire, watchDevices } from "./support.ts";

const textOf = (frame: Uint8Array) => frame.slice(14, 14 + 256);

describe.each<Wire>(["pty", "tcp"])("over %s", (wire) => {
  it.each(["card-cn", "card-j", "card-i", "card-y"])(
    "%s goes over the wire byte for byte and is laid on once",
    async (name) => {
      const frame = readCapture(name);
      const person = decodeCardText(textOf(frame));
      if (!person.ok) throw new Error(person.error);
      const { line, simulator, sent } = await plugReader(wire);
      const { next, nextStatus } = watchDevices(readerAt(line));
      await nextStatus("ready");

      simulator.put({ lying: "card", card: person.value });
      expect(await next(isCardLaid)).toEqual({ event: "card-laid", deviceId: "reader", card: person.value });
      expect(sent.filter((bytes) => Buffer.compare(bytes, frame) === 0)).toHaveLength(1);

      simulator.take();
      expect(await next(isCardTaken)).toEqual({ event: "card-taken", deviceId: "reader" });
    },
  );
});

it("another card laid on within one look is another person", async () => {
  const [first, second] = ["card-cn", "card-i"].map((name) => decodeCardText(textOf(readCapture(name))));
  if (!first?.ok || !second?.ok) throw new Error("captures");
  const { line, simulator } = await plugReader("pty");
  const { next, events } = watchDevices(readerAt(line));
  simulator.put({ lying: "card", card: first.value });
  await next(isCardLaid);
  simulator.take();
  simulator.put({ lying: "card", card: second.value });
  expect(await next(isCardLaid)).toMatchObject({ card: { cardKind: "foreigner" } });
  expect(events.map((event) => event.event)).toEqual(["status", "card-laid", "card-taken", "card-laid"]);
});

it("a card that stays is told once, however often the reader is asked", async () => {
  const person = decodeCardText(textOf(readCapture("card-cn")));
  if (!person.ok) throw new Error(person.error);
  const { line, simulator } = await plugReader("pty");
  const { next, events } = watchDevices(readerAt(line));
  simulator.put({ lying: "card", card: person.value });
  await next(isCardLaid);
  await delay(1500);
  expect(events.map((event) => event.event)).toEqual(["status", "card-laid"]);
  expect(simulator.requests.filter((name) => name === "readBase")).toHaveLength(1);
});
