/**
 * The line to a printer is cut at every single thing that is written in a job: the ticket's outcome is what is true of the
 * paper, also when the paper ended half-way and somebody puts a new roll in before the cable. The next ticket comes out whole.
 */
import { describe, expect, it } from "vitest";
import type { PrintJob, PrintOutcome } from "../../drivers/contract/print.ts";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import type { SimulatedPrinter } from "../../drivers/ticket-printer/simulator.ts";
import { delay, within } from "../../drivers/wait.ts";
import { isFull } from "../promises/extent.ts";
import { type PrinterWire, plugPrinter, printerAt, watchDevices } from "./support.ts";

interface Cut {
  /** Of those that the job makes, from 0. */
  atWrite: number;
  /**
   * `before`: it is lost, and the cable is out. `behind`: it arrives, then the cable is out. `dead`: from here on nothing
   * arrives in either direction, and nobody is told, as when a switch between fails.
   */
  how: "before" | "behind" | "dead";
}

const settings = { ...defaultHostSettings, backOffMs: [20] } as const;
/** A line whose far end is dead is given up after some missing answers. */
const longestMs = 8000;
const linesOf = (name: string) => Array.from({ length: 12 }, (_, at) => `${name}${at + 1}：办理不动产登记`);
const picture = {
  widthDots: 576,
  heightDots: 60,
  bits: Buffer.alloc(72 * 60, 0x33).toString("base64"),
};
/** Of several pieces, each with its marker. */
const jobOf = (name: string): PrintJob => ({
  jobId: name,
  blocks: [
    { block: "image", image: picture },
    ...linesOf(name).map((text) => ({ block: "text" as const, text })),
  ],
});
const dotsOfPicture = 60;

function wholeTickets(printer: SimulatedPrinter, name: string): number {
  return printer.tickets.filter(({ isCut, items }) => {
    const texts = items.flatMap((item) => (item.item === "text" ? [item.text] : []));
    return isCut && items.length === linesOf(name).length + 1 && texts.join() === linesOf(name).join();
  }).length;
}

/** How many things the job wrote; without a cut, all that it ever writes. */
async function printWithCut(wire: PrinterWire, cut: Cut | null, paperEnds: boolean): Promise<number> {
  const { line, simulator } = await plugPrinter(wire, { dotsPerSecond: 9600 });
  const { receive } = simulator;
  const { send } = line;
  let writes: number | null = null;
  const pulled: Promise<void>[] = [];
  let isDead = false;

  function revive(): void {
    isDead = false;
    writes = null;
  }
  Object.assign(simulator, {
    receive(bytes: Uint8Array) {
      if (isDead || !line.isPluggedIn) return;
      const isHere = writes !== null && writes === cut?.atWrite;
      if (writes !== null) writes += 1;
      if (!isHere || cut?.how === "behind") receive(bytes);
      if (!isHere) return;
      if (cut?.how === "dead") isDead = true;
      else pulled.push(line.unplug());
    },
  });
  Object.assign(line, { send: (bytes: Uint8Array) => isDead || send(bytes) });

  const { host, nextStatus, events } = watchDevices(printerAt(line), { settings });
  await nextStatus("ready");
  if (paperEnds) simulator.setPaper(dotsOfPicture + 4 * 30 + 10);
  writes = 0;
  const outcome: PrintOutcome | "late" = await within(host.print("printer", jobOf("甲")), longestMs, "late");
  const count: number = writes ?? 0;
  const story = `${wire} ${JSON.stringify(cut)} ${JSON.stringify(outcome)}`;
  if (outcome === "late") throw new Error(`no answer in ${longestMs} ms: ${story}`);
  if (!cut) expect(outcome.outcome).toBe(paperEnds ? "not-printed" : "printed");

  // Somebody puts paper in first, and what the printer still holds comes out before the cable is back.
  simulator.setPaper(Number.POSITIVE_INFINITY);
  await delay(200);
  const whole = wholeTickets(simulator, "甲");
  if (outcome.outcome === "printed") expect(whole, story).toBe(1);
  if (outcome.outcome === "not-printed") expect(whole, story).toBe(0);

  await Promise.all(pulled);
  revive();
  await line.plugIn();
  const second = await printUntilDone(() => host.print("printer", jobOf("乙")));
  expect(second, `${story} ${JSON.stringify(events)}`).toEqual({ outcome: "printed" });
  expect(wholeTickets(simulator, "乙"), story).toBe(1);
  expect(wholeTickets(simulator, "甲"), story).toBeLessThanOrEqual(outcome.outcome === "not-printed" ? 0 : 1);
  await host.stop();
  await line.unplug();
  return count;
}

async function printUntilDone(print: () => Promise<PrintOutcome>): Promise<PrintOutcome> {
  for (const giveUpAt = performance.now() + longestMs; ; await delay(20)) {
    const outcome = await print();
    const isSettled = outcome.outcome !== "not-printed" || performance.now() > giveUpAt;
    if (isSettled || !["not-connected", "paper-out"].includes(outcome.reason)) return outcome;
  }
}

const atOnce = 60;

interface Case {
  wire: PrinterWire;
  paperEnds: boolean;
  hows: Cut["how"][];
}
const cable: Cut["how"][] = ["before", "behind"];
const wires: PrinterWire[] = ["pty", "tcp", "lp"];
const all = wires.flatMap((wire) =>
  [false, true].map((paperEnds): Case => ({ wire, paperEnds, hows: [...cable, "dead"] })),
);
/** Each wire, each trouble and each way to cut it once; a dead line takes long to be given up. */
const some: Case[] = [
  { wire: "pty", paperEnds: true, hows: [...cable, "dead"] },
  { wire: "tcp", paperEnds: false, hows: cable },
  { wire: "lp", paperEnds: true, hows: cable },
];

describe.each(isFull ? all : some)("over $wire, paper ends half-way: $paperEnds, $hows", (one) => {
  const { wire, paperEnds, hows } = one;
  it("cut at every write", async () => {
    const writes = await printWithCut(wire, null, paperEnds);
    expect(writes).toBeGreaterThan(paperEnds ? 10 : 8);
    const cuts = Array.from({ length: writes }, (_, atWrite) =>
      hows.map((how): Cut => ({ atWrite, how })),
    ).flat();
    for (let from = 0; from < cuts.length; from += atOnce)
      await Promise.all(cuts.slice(from, from + atOnce).map((cut) => printWithCut(wire, cut, paperEnds)));
  });
});
