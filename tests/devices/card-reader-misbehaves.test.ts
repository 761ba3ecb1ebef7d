import { expect, it } from "vitest";
import { readCapture } from "../../drivers/id-card-reader/captures/read-capture.ts";
import { decodeCardText } from "../../drivers/id-card-reader/card.ts";
import type { Behaviour } from "../../drivers/simulated-device.ts";
import { delay } from "../../drivers/wait.ts";
import { isCardLaid, isCardTaken, plugReader, readerAt, watchDevices } from "./support.ts";

const person = decodeCardText(readCapture("card-cn").slice(14, 14 + 256));
if (!person.ok) throw new Error(person.error);
const card = { lying: "card", card: person.value } as const;

it.each<[Behaviour, string]>([
  [{ behaviour: "silent" }, "silent"],
  [{ behaviour: "garbage" }, "garbage"],
  [{ behaviour: "bad-check" }, "garbage"],
  [{ behaviour: "late", delayMs: 600 }, "silent"],
  [{ behaviour: "late", delayMs: 900 }, "silent"],
])(
  "%j is reported within 4 s as lost, once, and the reader comes back by itself",
  async (behaviour, cause) => {
    const { line, simulator } = await plugReader("pty");
    const { nextStatus, next, events } = watchDevices(readerAt(line));
    await nextStatus("ready");
    simulator.behave(behaviour);
    expect(await nextStatus("lost", 4000)).toEqual({ kind: "lost", cause });
    await delay(1500);
    expect(events.filter((event) => event.event === "status" && event.status.kind === "lost")).toHaveLength(
      1,
    );
    simulator.behave({ behaviour: "normal" });
    await nextStatus("ready", 5000);
    simulator.put(card);
    await next(isCardLaid);
  },
);

it("dead in the middle of a read: the card is gone and the loss is reported within 4 s", async () => {
  const { line, simulator } = await plugReader("pty");
  const { nextStatus, next } = watchDevices(readerAt(line));
  simulator.put(card);
  await next(isCardLaid);
  simulator.behave({ behaviour: "silent" });
  await next(isCardTaken, 4000);
  await nextStatus("lost");
});

it("answers in pieces of 17 bytes are put together", async () => {
  const { line, simulator } = await plugReader("pty");
  const { nextStatus, next } = watchDevices(readerAt(line));
  await nextStatus("ready");
  simulator.behave({ behaviour: "pieces", bytes: 17, pauseMs: 3 });
  simulator.put(card);
  expect(await next(isCardLaid)).toMatchObject({ card: person.value });
});

it.each(["findCard", "selectCard", "readBase"] as const)(
  "one lost answer to %s costs no card",
  async (name) => {
    const { line, simulator } = await plugReader("pty");
    const { nextStatus, next, events } = watchDevices(readerAt(line));
    await nextStatus("ready");
    simulator.loseAnswerTo(name);
    simulator.put(card);
    expect(await next(isCardLaid)).toMatchObject({ card: person.value });
    expect(events.map((event) => event.event)).toEqual(["status", "card-laid"]);
  },
);

it("one late answer is thrown away and passes for nothing else", async () => {
  const { line, simulator } = await plugReader("pty");
  const { nextStatus, next, events } = watchDevices(readerAt(line));
  await nextStatus("ready");
  simulator.behave({ behaviour: "late", delayMs: 300 });
  const before = simulator.requests.length;
  while (simulator.requests.length === before) await delay(1);
  simulator.behave({ behaviour: "normal" });
  simulator.put(card);
  await next(isCardLaid);
  expect(events.map((event) => event.event)).toEqual(["status", "card-laid"]);
});

it("noise on the line before a right answer does no harm", async () => {
  const { line, simulator } = await plugReader("tcp");
  const { nextStatus, next, events } = watchDevices(readerAt(line));
  await nextStatus("ready");
  for (let round = 0; round < 5; round += 1) {
    line.send(Uint8Array.of(0x00, 0xaa, 0xaa, 0xff, 0x96));
    await delay(100);
  }
  simulator.put(card);
  await next(isCardLaid);
  expect(events).toHaveLength(2);
});
