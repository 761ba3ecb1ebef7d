/**
 * A USB serial adapter (FTDI, /dev/ttyUSB0) with a card reader behind it is pulled out at any moment and plugged in again.
 * serialport's `close` may never come; that the adapter is gone must be told all the same.
 */
import { readdirSync } from "node:fs";
import { SerialPort } from "serialport";
import { sampleCards } from "../../../drivers/simulators/sample-cards.ts";
import type { Chance } from "../../../drivers/testing/random.ts";
import { delay } from "../../../drivers/wait.ts";
import type { PullMoment } from "../wire.ts";
import { countHandles } from "./handles.ts";
import { backWithinMs, expectThat, goneWithinMs, type Story, slownessMs, spread } from "./story.ts";
import { watch } from "./watch.ts";

const node = /^\/dev\/ttyUSB/;
const presentNodes = () => readdirSync("/dev").filter((name) => node.test(`/dev/${name}`));

/** Whether a card is put on the reader when the pull is ordered, so that it is being read. */
function anyMoment(chance: Chance): { moment: PullMoment; withCard: boolean } {
  return chance.oneOf<{ moment: PullMoment; withCard: boolean }>([
    { moment: { when: "after-ms", ms: chance.below(900) }, withCard: false },
    { moment: { when: "after-ms", ms: chance.below(900) }, withCard: true },
    { moment: { when: "at-question", count: 1 + chance.below(6) }, withCard: chance.below(2) === 0 },
    { moment: { when: "after-bytes", count: 1 + chance.below(1300) }, withCard: true },
    { moment: { when: "after-bytes", count: 1 + chance.below(30) }, withCard: false },
  ]);
}

/**
 * The library's own notice of a loss, which it sometimes does not give (node-serialport #2043). Counted, and kept back at
 * will: then `isOpen` stays true and neither `close` nor `error` comes, exactly as when it is missed.
 */
const library: { close: typeof SerialPort.prototype.close; _disconnected(error: Error): void } =
  SerialPort.prototype;
function takeNotice() {
  const tell = library._disconnected;
  const notice = { isKeptBack: false, told: 0, keptBack: 0 };
  const keptBackFrom = new WeakSet<object>();
  library._disconnected = function (this: SerialPort, error): void {
    if (!notice.isKeptBack) {
      if (this.isOpen) notice.told += 1;
      tell.call(this, error);
    } else if (!keptBackFrom.has(this)) {
      keptBackFrom.add(this);
      notice.keptBack += 1;
    }
  };
  return notice;
}

export const serialStory: Story = async (outside, chance, pulls) => {
  const notice = takeNotice();
  const [sample] = sampleCards;
  const { host, told, events, until } = watch("id-card-reader", "serial:/dev/ttyUSB0@115200");
  await outside.plugIn();
  await until(["ready"], 20_000, 0);
  const atFirst = countHandles(node);
  const gone: number[] = [];
  const back: number[] = [];

  for (let pull = 1; pull <= pulls; pull += 1) {
    const { moment, withCard } = anyMoment(chance);
    notice.isKeptBack = chance.below(2) === 0;
    const where = `pull ${pull}, ${JSON.stringify({ ...moment, withCard, ...notice })}`;
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
  return `${pulls} pulls; gone: ${spread(gone)}; back: ${spread(back)}; serialport's own notice: ${notice.told} given, ${notice.keptBack} kept back`;
};
