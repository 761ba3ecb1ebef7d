/**
 * A USB serial adapter (FTDI, /dev/ttyUSB0) with a card reader behind it is pulled out at any moment and plugged in again.
 * serialport's `close` may never come; that the adapter is gone must be told all the same.
 */
import { readdirSync } from "node:fs";
import { SerialPort } from "serialport";
import { sampleCards } from "../../../drivers/simulators/sample-cards.ts";
import { delay } from "../../../drivers/wait.ts";
import type { PullMoment } from "../wire.ts";
import type { Chance } from "../../../drivers/testing/random.ts";
import { countHandles } from "./handles.ts";
import { backWithinMs, expectThat, goneWithinMs, type Story, slownessMs, spread } from "./story.ts";
import { watch } from "./watch.ts";

const node = /^\/dev\/ttyUSB/;
const presentNodes = () => readdirSync("/dev").filter((name) => node.test(`/dev/${name}`));

/** Whether a card is put on the reader when the pull is ordered, so that it is being read. */
function anyMoment(chance: Chance): { moment: PullMoment; withCard: boolean } {
  return chance.oneOf([
    { moment: { when: "after-ms", ms: chance.below(900) }, withCard: false },
    { moment: { when: "after-ms", ms: chance.below(900) }, withCard: true },
    { moment: { when: "at-question", count: 1 + chance.below(6) }, withCard: chance.below(2) === 0 },
    { moment: { when: "after-bytes", count: 1 + chance.below(1300) }, withCard: true },
    { moment: { when: "after-bytes", count: 1 + chance.below(30) }, withCard: false },
  ]);
}

/** How often the library itself noticed; the trap is that it does not always. */
function countCloseEvents(): () => number {
  let count = 0;
  const emit = SerialPort.prototype.emit;
  SerialPort.prototype.emit = function (event: string | symbol, ...rest: unknown[]): boolean {
    if (event === "close" && rest.length > 0 && rest[0] instanceof Error) count += 1;
    return emit.call(this, event, ...rest);
  };
  return () => count;
}

export const serialStory: Story = async (outside, chance, pulls) => {
  const closeEvents = countCloseEvents();
  const [sample] = sampleCards;
  const { host, told, events, until } = watch("id-card-reader", "serial:/dev/ttyUSB0@115200");
  await outside.plugIn();
  await until(["ready"], 20_000, 0);
  const atFirst = countHandles(node);
  const gone: number[] = [];
  const back: number[] = [];

  for (let pull = 1; pull <= pulls; pull += 1) {
    const { moment, withCard } = anyMoment(chance);
    const where = `pull ${pull}, ${JSON.stringify(moment)}${withCard ? " with a card" : ""}`;
    const from = told.length;
    try {
      const { out } = await outside.pull(moment);
      if (withCard) await outside.putCard();
      await out;
      gone.push(await until(["lost"], goneWithinMs, from));
      const story = told.slice(from).join(" ");
      expectThat(/^(card-laid card-taken )?lost( absent)?$/.test(story), `told: ${story}`);
      await outside.takeCard();
      await delay(chance.below(1500));
      expectThat(countHandles(node).devices === 0, "a handle to the lost port is open");
      expectThat(presentNodes().length === 0, `there is still ${presentNodes()}`);

      const plugged = told.length;
      await outside.plugIn();
      back.push(await until(["ready"], backWithinMs, plugged));
      expectThat(presentNodes().join() === "ttyUSB0", `there is ${presentNodes()}`);
      expectThat(countHandles(node).devices === 1, "not one handle to the port");
      // Once in a while the cable goes out again before the reader has said a word.
      if (chance.below(5) === 0) continue;
      await outside.putCard();
      await until(["card-laid"], 4000 + slownessMs, plugged);
      await outside.takeCard();
      await until(["card-taken"], 8000 + slownessMs, plugged);
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  for (const event of events) {
    if (event.event === "card-laid")
      expectThat(event.card.idNumber === sample?.card.idNumber, "a card that nobody laid on");
  }
  const atLast = countHandles(node);
  expectThat(JSON.stringify(atLast) === JSON.stringify(atFirst), `${JSON.stringify({ atFirst, atLast })}`);
  await host.stop();
  expectThat(countHandles(node).devices === 0, "a handle is open after the host's end");
  return `${pulls} pulls; gone: ${spread(gone)}; back: ${spread(back)}; serialport said close ${closeEvents()} times`;
};
