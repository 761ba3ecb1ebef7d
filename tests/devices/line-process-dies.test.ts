import { expect, it } from "vitest";
import type { PrintJob } from "../../drivers/contract/print.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { linesOf } from "../../drivers/ticket-printer/simulator/ticket.ts";
import { delay } from "../../drivers/wait.ts";
import { childrenOf } from "./processes.ts";
import {
  isCardLaid,
  isCardTaken,
  plugPrinter,
  plugReader,
  printerAt,
  readerAt,
  watchDevices,
} from "./support.ts";

const isolated = { isolation: "process" } as const;

/** This process's lines, each in its own. */
function killLines(): void {
  const lines = childrenOf(process.pid);
  expect(lines).toHaveLength(1);
  for (const line of lines) process.kill(line, "SIGKILL");
}

const job = (name: string): PrintJob => ({
  jobId: name,
  blocks: Array.from({ length: 12 }, (_, at) => ({
    block: "text" as const,
    text: `${name}${at}`,
    size: 2 as const,
  })),
});

it("in the middle of a ticket: unknown, not repeated, and what hangs out is cut off before the next", async () => {
  const { line, simulator } = await plugPrinter("pty", { dotsPerSecond: 400 });
  const { host, nextStatus } = watchDevices(printerAt(line), isolated);
  await nextStatus("ready");
  const outcome = host.print("printer", job("a"));
  while (linesOf(simulator.tickets[0] ?? { ticketId: "", isCut: false, items: [] }).length < 3)
    await delay(5);
  killLines();
  expect(await outcome).toEqual({ outcome: "unknown", reason: "line-lost" });
  expect(await nextStatus("faulty")).toEqual({ kind: "faulty", fault: "driver-failed" });
  await nextStatus("ready");

  expect(await host.print("printer", job("a"))).toEqual({
    outcome: "not-printed",
    reason: "already-printed",
  });
  expect(await host.print("printer", job("b"))).toEqual({ outcome: "printed" });
  const [torn, next, ...others] = simulator.tickets;
  expect(others).toEqual([]);
  expect(torn?.isCut).toBe(true);
  expect(torn && linesOf(torn).every((text) => text.startsWith("a"))).toBe(true);
  expect(next?.isCut).toBe(true);
  expect(next && linesOf(next)).toEqual(Array.from({ length: 12 }, (_, at) => `b${at}`));
});

it("while it is idle: what comes next is a whole ticket", async () => {
  const { line, simulator } = await plugPrinter("pty");
  const { host, nextStatus } = watchDevices(printerAt(line), isolated);
  await nextStatus("ready");
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "printed" });
  killLines();
  await nextStatus("faulty");
  await nextStatus("ready");
  expect(await host.print("printer", job("b"))).toEqual({ outcome: "printed" });
  expect(simulator.tickets.map((ticket) => linesOf(ticket).length)).toEqual([12, 12]);
});

it("with a card on the reader: the card is taken, for nobody watches it; laid on again it is read", async () => {
  const [sample] = sampleCards;
  if (!sample) throw new Error("no sample cards");
  const { line, simulator } = await plugReader("pty");
  const { next, nextStatus, events } = watchDevices(readerAt(line), isolated);
  await nextStatus("ready");
  simulator.put({ lying: "card", card: sample.card });
  await next(isCardLaid);
  killLines();
  await next(isCardTaken);
  await nextStatus("faulty");
  await nextStatus("ready");
  simulator.take();
  simulator.put({ lying: "card", card: sample.card });
  expect(await next(isCardLaid)).toMatchObject({ card: sample.card });
  expect(events.filter(isCardTaken)).toHaveLength(1);
});

it("while it is asked something that it never gets to: not connected, at once", async () => {
  const { line } = await plugPrinter("pty");
  const { host, nextStatus } = watchDevices(printerAt(line), isolated);
  await nextStatus("ready");
  killLines();
  await nextStatus("faulty");
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "not-printed", reason: "not-connected" });
});
