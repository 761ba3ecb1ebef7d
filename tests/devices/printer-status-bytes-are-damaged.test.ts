/**
 * Every byte that a printer sends in a job is, one at a time, changed in each bit, lost, doubled, late or surrounded by others:
 * nothing on this wire has a check, and still no ticket is told as printed that is not, nor as not printed that is.
 */
import { describe, expect, it } from "vitest";
import type { PrintJob, PrintOutcome } from "../../drivers/contract/print.ts";
import { startDeviceHost } from "../../drivers/host/device-host.ts";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { err, ok } from "../../drivers/result.ts";
import { createSimulatedPrinter, type SimulatedPrinter } from "../../drivers/ticket-printer/simulator.ts";
import type { Transport } from "../../drivers/transport/types.ts";
import { delay, within } from "../../drivers/wait.ts";
import { extent } from "../promises/extent.ts";

const settings = { ...defaultHostSettings, backOffMs: [20] } as const;
const longestMs = 12_000;
const linesOf = (name: string) => Array.from({ length: 6 }, (_, at) => `${name}${at + 1}：办理不动产登记`);
const bits = Buffer.alloc(72 * 40, 0x33).toString("base64");
const jobOf = (name: string): PrintJob => ({
  jobId: name,
  blocks: [
    { block: "image", image: { widthDots: 576, heightDots: 40, bits } },
    ...linesOf(name).map((text) => ({ block: "text" as const, text })),
  ],
});

function wholeTickets(printer: SimulatedPrinter, name: string): number {
  return printer.tickets.filter(({ isCut, items }) => {
    const texts = items.flatMap((item) => (item.item === "text" ? [item.text] : []));
    return isCut && items.length === linesOf(name).length + 1 && texts.join() === linesOf(name).join();
  }).length;
}

/** What becomes of one byte: others in its place, each so many milliseconds later. */
type Damage = { name: string; of(byte: number): { bytes: number[]; lateMs: number }[] };

const atOnceAs = (...bytes: number[]) => [{ bytes, lateMs: 0 }];
const damages: Damage[] = [
  ...Array.from({ length: 8 }, (_, bit) => ({
    name: `bit ${bit} changed`,
    of: (byte: number) => atOnceAs(byte ^ (1 << bit)),
  })),
  { name: "lost", of: () => atOnceAs() },
  { name: "doubled", of: (byte) => atOnceAs(byte, byte) },
  {
    name: "doubled, once more later",
    of: (byte) => [...atOnceAs(byte), { bytes: [byte], lateMs: 120 }],
  },
  { name: "late", of: (byte) => [{ bytes: [byte], lateMs: 300 }] },
  { name: "later than anybody waits", of: (byte) => [{ bytes: [byte], lateMs: 650 }] },
  { name: "all zeros", of: () => atOnceAs(0x00) },
  { name: "all ones", of: () => atOnceAs(0xff) },
  { name: "between rubbish", of: (byte) => atOnceAs(0xff, byte, 0xa5) },
];

interface Wire {
  printer: SimulatedPrinter;
  createTransport(): Transport;
  /** Bytes of the printer count from now; the one with this number is damaged. */
  damage(at: number, damage: Damage): void;
  readonly count: number;
}

function createWire(): Wire {
  let listener: { data(bytes: Uint8Array): void } | null = null;
  let count = 0;
  let armed: { at: number; damage: Damage } | null = null;

  let freeAt = 0;

  /** In their order: what is late holds up all that follows. */
  function deliver(bytes: number[], lateMs: number): void {
    const heard = listener;
    freeAt = Math.max(freeAt, performance.now() + lateMs);
    setTimeout(
      () => heard === listener && heard?.data(Uint8Array.from(bytes)),
      Math.max(0, freeAt - performance.now()),
    );
  }

  const printer = createSimulatedPrinter(
    (bytes) => {
      for (const byte of bytes) {
        const isHere = armed?.at === count;
        count += 1;
        if (!armed || !isHere) deliver([byte], 0);
        else for (const { bytes: others, lateMs } of armed.damage.of(byte)) deliver(others, lateMs);
      }
    },
    { dotsPerSecond: 9600 },
  );

  return {
    printer,
    createTransport: () => ({
      name: "in memory",
      open: async (heard) => {
        listener = heard;
        return ok(null);
      },
      write: async (bytes) => {
        if (!listener) return err("line-lost");
        printer.receive(bytes);
        return ok(null);
      },
      close: async () => {
        listener = null;
      },
    }),
    damage: (at, damage) => {
      count = 0;
      armed = { at, damage };
    },
    get count() {
      return count;
    },
  };
}

const never: Damage = { name: "not at all", of: (byte) => atOnceAs(byte) };

/** How many bytes the printer sent in the job. */
async function printWithDamage(at: number, damage: Damage, paperDots: number): Promise<number> {
  const wire = createWire();
  const { printer } = wire;
  const config = { deviceId: "p", kind: "ticket-printer" as const, model: "simulated", transport: "tcp:a:1" };
  const host = startDeviceHost([config], { settings, openTransport: wire.createTransport });
  const isReady = async () => (await host.list()).every(({ status }) => status.kind === "ready");
  while (!(await isReady())) await delay(5);
  printer.setPaper(paperDots);
  wire.damage(at, damage);
  const outcome: PrintOutcome | "late" = await within(host.print("p", jobOf("甲")), longestMs, "late");
  const { count } = wire;
  const story = `paper for ${paperDots} dots, byte ${at} ${damage.name}: ${JSON.stringify(outcome)}`;
  if (outcome === "late") throw new Error(`no answer in ${longestMs} ms: ${story}`);

  await delay(100);
  if (outcome.outcome === "printed") expect(wholeTickets(printer, "甲"), story).toBe(1);
  printer.setPaper(Number.POSITIVE_INFINITY);
  await delay(150);
  if (outcome.outcome === "not-printed") expect(wholeTickets(printer, "甲"), story).toBe(0);
  const next = await printUntilDone(() => host.print("p", jobOf("乙")));
  expect(next, story).toEqual({ outcome: "printed" });
  expect(wholeTickets(printer, "乙"), story).toBe(1);
  await host.stop();
  return count;
}

async function printUntilDone(print: () => Promise<PrintOutcome>): Promise<PrintOutcome> {
  for (const giveUpAt = performance.now() + longestMs; ; await delay(50)) {
    const outcome = await print();
    if (outcome.outcome !== "not-printed" || performance.now() > giveUpAt) return outcome;
  }
}

const dotsOfLines = 6 * 30;
const paperLengths = [
  { what: "enough paper", dots: Number.POSITIVE_INFINITY },
  { what: "paper ends in the text", dots: 40 + 70 },
  { what: "paper ends before the cut", dots: 40 + dotsOfLines + 10 },
];
const atOnce = 80;

describe.each(paperLengths)("$what", ({ dots }) => {
  it("every byte in every way", async () => {
    const bytes = await printWithDamage(-1, never, dots);
    expect(bytes).toBeGreaterThan(6);
    const all = Array.from({ length: bytes + 2 }, (_, at) =>
      damages.map((damage) => ({ at, damage })),
    ).flat();
    const tried = all.filter((_, index) => index % extent(7, 1) === 0);
    for (let from = 0; from < tried.length; from += atOnce)
      await Promise.all(
        tried.slice(from, from + atOnce).map(({ at, damage }) => printWithDamage(at, damage, dots)),
      );
  });
});
