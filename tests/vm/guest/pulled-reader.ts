/** A card reader whose cable is pulled out at any moment, again and again, and what must be told of that each time. */
import { readdirSync } from "node:fs";
import { sampleCards } from "../../../drivers/simulators/sample-cards.ts";
import type { Chance } from "../../../drivers/testing/random.ts";
import { delay } from "../../../drivers/wait.ts";
import type { PullMoment } from "../wire.ts";
import { countHandles } from "./handles.ts";
import type { Outside } from "./outside.ts";
import { backWithinMs, expectThat, goneWithinMs, slownessMs, spread } from "./story.ts";
import { watch } from "./watch.ts";

export interface PulledReader {
  hands: Pick<Outside, "plugIn" | "pull" | "putCard" | "takeCard">;
  transport: string;
  adapter: string;
  /** The device nodes that the reader gets from the kernel, whatever their numbers. */
  node: RegExp;
  chance: Chance;
  pulls: number;
  /** So many threads more or fewer say nothing: of a library that keeps some for a while. */
  looseThreads?: number;
  /** A loose contact: plugged in again at once, before anybody can have noticed, and perhaps as another node. */
  isHasty?: boolean;
  /** What is peculiar about this pull, for whoever reads of a failure. */
  beforePull?: () => string;
}

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

export async function pullReader(parts: PulledReader): Promise<string> {
  const {
    hands,
    transport,
    adapter,
    node,
    chance,
    pulls,
    looseThreads = 0,
    isHasty,
    beforePull = () => "",
  } = parts;
  const presentNodes = () => readdirSync("/dev").filter((name) => node.test(`/dev/${name}`));
  const [sample] = sampleCards;
  const { host, told, events, until } = watch({ kind: "id-card-reader", transport, adapter });
  await hands.plugIn();
  await until(["ready"], 20_000, 0);
  const nodeAtFirst = presentNodes().join();
  const atFirst = countHandles(node);
  expectThat(atFirst.devices === 1, `${atFirst.devices} handles to the device`);
  const gone: number[] = [];
  const back: number[] = [];

  async function pullOnce({ moment, withCard }: ReturnType<typeof anyMoment>): Promise<void> {
    const from = told.length;
    const { out } = await hands.pull(moment);
    if (withCard) await hands.putCard();
    await out;
    gone.push(await until(["lost"], goneWithinMs, from));
    const story = told.slice(from).join(" ");
    expectThat(/^(card-laid card-taken )?lost( absent)?$/.test(story), `told: ${story}`);
    await hands.takeCard();
    await delay(chance.below(1500));
    expectThat(countHandles(node).devices === 0, "a handle to the lost device is open");
    expectThat(presentNodes().length === 0, `there is still ${presentNodes()}`);
  }

  async function pullForAMoment({ moment, withCard }: ReturnType<typeof anyMoment>): Promise<void> {
    const from = told.length;
    const { out } = await hands.pull(moment);
    if (withCard) await hands.putCard();
    await out;
    await hands.takeCard();
    await delay(chance.below(300));
    await hands.plugIn();
    gone.push(await until(["lost"], goneWithinMs, from));
    back.push(await until(["ready"], backWithinMs, told.indexOf("lost", from)));
    const story = told.slice(from).join(" ");
    expectThat(/^(card-laid card-taken )?lost( absent)? ready$/.test(story), `told: ${story}`);
    expectThat(presentNodes().length === 1, `there is ${presentNodes()}`);
  }

  async function plugInAgain(): Promise<void> {
    const from = told.length;
    await hands.plugIn();
    back.push(await until(["ready"], backWithinMs, from));
    // Another number would mean that somebody still has the old one open.
    expectThat(presentNodes().join() === nodeAtFirst, `there is ${presentNodes()}`);
  }

  async function readCard(): Promise<void> {
    const from = told.length;
    expectThat(countHandles(node).devices === atFirst.devices, "another number of handles to the device");
    // Once in a while the cable goes out again before a card was read.
    if (chance.below(5) === 0) return;
    await hands.putCard();
    await until(["card-laid"], 4000 + slownessMs, from);
    await hands.takeCard();
    await until(["card-taken"], 8000 + slownessMs, from);
  }

  for (let pull = 1; pull <= pulls; pull += 1) {
    const moment = anyMoment(chance);
    const where = `pull ${pull}, ${JSON.stringify(moment)} ${beforePull()}`;
    try {
      if (isHasty) await pullForAMoment(moment);
      else {
        await pullOnce(moment);
        await plugInAgain();
      }
      await readCard();
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  for (const event of events) {
    if (event.event === "card-laid")
      expectThat(event.card.idNumber === sample?.card.idNumber, "a card that nobody laid on");
  }
  const atLast = countHandles(node);
  const isSame =
    atLast.devices === atFirst.devices &&
    atLast.files === atFirst.files &&
    Math.abs(atLast.threads - atFirst.threads) <= looseThreads;
  expectThat(isSame, `${JSON.stringify({ atFirst, atLast })}`);
  await host.stop();
  expectThat(countHandles(node).devices === 0, "a handle is open after the host's end");
  return `${pulls} pulls; gone: ${spread(gone)}; back: ${spread(back)}`;
}
