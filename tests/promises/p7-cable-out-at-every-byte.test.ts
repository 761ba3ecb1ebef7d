/**
 * The cable comes out after each single byte of an ID card's reading and of a ticket's printing, in both directions, and
 * goes in again: nobody is greeted by half a card, no ticket counts as printed that did not come out, and the device works
 * by itself afterwards.
 */
import { afterEach, expect, test } from "vitest";
import type { IdCard } from "../../drivers/contract/id-card.ts";
import type { PrintJob, PrintOutcome } from "../../drivers/contract/print.ts";
import type { Attach } from "../../drivers/driver.ts";
import { createPrintLedger } from "../../drivers/host/ledger.ts";
import { defaultHostSettings, noLog } from "../../drivers/host/settings.ts";
import { type Supervisor, superviseDevice } from "../../drivers/host/supervisor.ts";
import { createIdCardReader } from "../../drivers/id-card-reader/adapter.ts";
import { createSimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import type { SimulatedDevice } from "../../drivers/simulated-device.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { createTicketPrinterDriver } from "../../drivers/ticket-printer/adapter.ts";
import { createSimulatedPrinter, type SimulatedPrinter } from "../../drivers/ticket-printer/simulator.ts";
import { delay } from "../../drivers/wait.ts";
import { type Cut, type CutWire, createCutWire, type Direction } from "./cut-wire.ts";
import { extent } from "./extent.ts";

const settings = { ...defaultHostSettings, backOffMs: [10] } as const;
const supervisors: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop()));
});

type Print = (job: PrintJob) => Promise<PrintOutcome>;

function supervise<Device extends SimulatedDevice>(wire: CutWire<Device>, attach: Attach) {
  const events: { event: string; card?: IdCard }[] = [];
  const supervisor = superviseDevice({
    deviceId: "device",
    spec: { transport: "serial", path: "in memory", baudRate: 115200 },
    status: { kind: "opening" },
    createTransport: wire.createTransport,
    attach,
    onStatus: ({ kind: status }) => events.push({ event: status }),
    onEvent: (event) => event.event === "identified" || events.push(event),
    settings,
    log: noLog,
  });
  supervisors.push(supervisor);
  const ledger = createPrintLedger();
  const print: Print = (job) =>
    ledger.once<PrintOutcome>(
      job.jobId,
      () => supervisor.operate("print", job, 45_000),
      (reason) => ({ outcome: "not-printed", reason }),
    );
  return { supervisor, events, print };
}

async function until(holds: () => boolean, what: () => unknown): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (holds()) return;
    await delay(5);
  }
  throw new Error(`It never became so: ${JSON.stringify(what())}`);
}

/** Each of `count` places, or every `step`th and the last. */
function places(count: number, step: number): number[] {
  return [...Array(count).keys()].filter((at) => at % step === 0 || at === count - 1);
}

async function inBatches<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const atOnce = 60;
  for (let from = 0; from < items.length; from += atOnce)
    await Promise.all(items.slice(from, from + atOnce).map(work));
}

const [person] = sampleCards;
if (!person) throw new Error("There is no sample card.");
const { card } = person;

async function readWithCut(cut: Cut | null): Promise<Record<Direction, number>> {
  const wire = createCutWire(createSimulatedReader);
  wire.device.put({ lying: "card", card });
  if (cut) wire.cut(cut);
  const { supervisor, events } = supervise(wire, createIdCardReader());
  const isGreeted = () => events.at(-1)?.event === "card-laid" && wire.cuts === (cut ? 1 : 0);
  await until(isGreeted, () => [cut, events]);
  await supervisor.stop();
  const story = events.map(({ event }) => event).join(" ");
  const whole = cut
    ? /^(ready )?(card-laid card-taken )?lost ready card-laid card-taken$/
    : /^ready card-laid card-taken$/;
  expect(story, JSON.stringify(cut)).toMatch(whole);
  for (const { event, card: read } of events) if (event === "card-laid") expect(read).toEqual(card);
  return wire.bytes;
}

test("a card's reading, after every byte in both directions", async () => {
  const whole = await readWithCut(null);
  expect(whole["to the host"]).toBeGreaterThan(1_300);
  const cuts = (["to the device", "to the host"] as const).flatMap((direction) =>
    places(whole[direction], 1).map((afterBytes): Cut => ({ direction, afterBytes })),
  );
  await inBatches(cuts, async (cut) => void (await readWithCut(cut)));
}, 3_600_000);

const lines = (name: string) => Array.from({ length: 12 }, (_, at) => `${name}${at + 1}：办理不动产登记`);
const jobOf = (name: string, jobId = name): PrintJob => ({
  jobId,
  blocks: [
    ...lines(name).map((text) => ({ block: "text" as const, text })),
    { block: "qr", text: `http://127.0.0.1/${name}` },
  ],
});

/** Tickets that came out whole: all lines, the code, and cut off. */
function wholeTickets(printer: SimulatedPrinter, name: string): number {
  return printer.tickets.filter(({ isCut, items }) => {
    const texts = items.flatMap((item) => (item.item === "text" ? [item.text] : []));
    return isCut && items.length === lines(name).length + 1 && texts.join() === lines(name).join();
  }).length;
}

async function printUntilDone(print: Print, job: PrintJob): Promise<PrintOutcome> {
  for (;;) {
    const outcome = await print(job);
    if (outcome.outcome !== "not-printed" || outcome.reason !== "not-connected") return outcome;
    await delay(20);
  }
}

async function printWithCut(cut: Cut | null): Promise<Record<Direction, number>> {
  const wire = createCutWire((send) => createSimulatedPrinter(send, { dotsPerSecond: 48_000 }));
  const { supervisor, events, print } = supervise(wire, createTicketPrinterDriver({ wasInterrupted: false }));
  await until(
    () => events.at(-1)?.event === "ready",
    () => [cut, events],
  );
  const before = { ...wire.bytes };
  if (cut) wire.cut(cut);
  const outcome = await print(jobOf("甲"));
  const used = {
    "to the device": wire.bytes["to the device"] - before["to the device"],
    "to the host": wire.bytes["to the host"] - before["to the host"],
  };
  const said = JSON.stringify([cut, outcome]);
  if (outcome.outcome === "printed") expect(wholeTickets(wire.device, "甲"), said).toBe(1);
  if (!cut) expect(outcome.outcome).toBe("printed");

  // The next person's ticket comes out whole, and is nobody else's.
  expect(await printUntilDone(print, jobOf("乙")), said).toEqual({ outcome: "printed" });
  expect(wholeTickets(wire.device, "乙"), said).toBe(1);
  if (outcome.outcome === "not-printed") {
    expect(wholeTickets(wire.device, "甲"), said).toBe(0);
    expect(await printUntilDone(print, jobOf("甲")), said).toEqual({ outcome: "printed" });
    expect(wholeTickets(wire.device, "甲"), said).toBe(1);
  } else {
    expect(await printUntilDone(print, jobOf("甲")), said).toEqual({
      outcome: "not-printed",
      reason: "already-printed",
    });
    expect(wholeTickets(wire.device, "甲"), said).toBeLessThanOrEqual(1);
  }
  if (!cut) expect(wire.device.unknownCommands).toEqual([]);
  await supervisor.stop();
  return used;
}

test("a ticket's printing, after every byte in both directions", async () => {
  const whole = await printWithCut(null);
  const cuts = (["to the device", "to the host"] as const).flatMap((direction) =>
    places(whole[direction], direction === "to the device" ? extent(2, 1) : 1).map(
      (afterBytes): Cut => ({ direction, afterBytes }),
    ),
  );
  expect(cuts.length).toBeGreaterThan(60);
  await inBatches(cuts, async (cut) => void (await printWithCut(cut)));
}, 3_600_000);
