import { expect, it } from "vitest";
import type { PrintJob } from "../../drivers/contract/print.ts";
import { linesOf } from "../../drivers/ticket-printer/simulator/ticket.ts";
import { delay } from "../../drivers/wait.ts";
import { plugPrinter, printerAt, watchDevices } from "./support.ts";

const lines = Array.from({ length: 20 }, (_, at) => ({ block: "text" as const, text: `第${at + 1}行` }));
const job = (jobId: string): PrintJob => ({ jobId, blocks: lines });

async function readyPrinter(options?: Parameters<typeof plugPrinter>[1]) {
  const plugged = await plugPrinter("pty", options);
  const watched = watchDevices(printerAt(plugged.line));
  await watched.nextStatus("ready");
  return { ...plugged, ...watched };
}

it("no paper before the job: not printed, and nothing comes out when paper is back", async () => {
  const { simulator, host, nextStatus } = await readyPrinter();
  simulator.setPaper(0);
  await nextStatus("paper-out");
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "not-printed", reason: "paper-out" });
  simulator.setPaper(Number.POSITIVE_INFINITY);
  await nextStatus("ready");
  await delay(200);
  expect(simulator.tickets).toEqual([]);
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "printed" });
});

it("paper ends half-way: not printed; the rest never comes out, the torn piece is cut off before the next ticket", async () => {
  const { simulator, host, nextStatus } = await readyPrinter();
  simulator.setPaper(10 * 30);
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "not-printed", reason: "paper-out" });
  expect(simulator.tickets.map(linesOf)).toEqual([lines.slice(0, 10).map(({ text }) => text)]);
  expect(simulator.tickets[0]?.isCut).toBe(false);

  await delay(50);
  simulator.setPaper(Number.POSITIVE_INFINITY);
  await nextStatus("ready");
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "printed" });
  expect(simulator.tickets.map((ticket) => [ticket.isCut, ticket.items.length])).toEqual([
    [true, 10],
    [true, 20],
  ]);
});

it("paper ends after the content, before the cut: nobody knows, and the job is not printed again", async () => {
  const { simulator, host } = await readyPrinter();
  simulator.setPaper(20 * 30 + 10);
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "unknown", reason: "no-answer" });
  simulator.setPaper(Number.POSITIVE_INFINITY);
  await delay(100);
  expect(await host.print("printer", job("a"))).toEqual({
    outcome: "not-printed",
    reason: "already-printed",
  });
  // The marker that is still out comes back late and must not end this job before its time.
  expect(await host.print("printer", job("b"))).toEqual({ outcome: "printed" });
  expect(simulator.tickets.at(-1)).toMatchObject({ isCut: true });
  expect(simulator.tickets.at(-1)?.items).toHaveLength(20);
});

it("the cover is opened while it prints", async () => {
  const { simulator, host, nextStatus } = await readyPrinter({ dotsPerSecond: 1200 });
  const outcome = host.print("printer", job("a"));
  await delay(200);
  simulator.setCoverOpen(true);
  await nextStatus("cover-open");
  expect(await outcome).toEqual({ outcome: "not-printed", reason: "cover-open" });
  simulator.setCoverOpen(false);
  await nextStatus("ready");
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "printed" });
});

it("paper near its end still prints, and is told", async () => {
  const { simulator, host, nextStatus } = await readyPrinter();
  simulator.setNearEnd(true);
  await nextStatus("paper-near-end");
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "printed" });
  simulator.setNearEnd(false);
  await nextStatus("ready");
});

it("a jammed cutter is a fault with its name", async () => {
  const { simulator, host, nextStatus } = await readyPrinter();
  simulator.setCutterJammed(true);
  expect(await nextStatus("faulty")).toEqual({ kind: "faulty", fault: "cutter" });
  expect(await host.print("printer", job("a"))).toEqual({ outcome: "not-printed", reason: "faulty" });
});

it("a change is known by asking too, from a printer that does not report", async () => {
  const { simulator, nextStatus, line } = await readyPrinter();
  simulator.receive(Uint8Array.of(0x1d, 0x61, 0x00));
  simulator.setPaper(0);
  await nextStatus("paper-out", 2500);
  expect(line.isPluggedIn).toBe(true);
});
