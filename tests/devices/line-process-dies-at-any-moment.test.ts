import { expect, it } from "vitest";
import type { PrintJob, PrintOutcome } from "../../drivers/contract/print.ts";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { linesOf, type PrintedTicket } from "../../drivers/ticket-printer/simulator/ticket.ts";
import { delay } from "../../drivers/wait.ts";
import { extent } from "../promises/extent.ts";
import { childrenOf } from "./processes.ts";
import { plugPrinter, printerAt, watchDevices } from "./support.ts";

const deaths = extent(5, 150);
/** From giving the job to a while after its end. */
const longestMs = 1_200;

const settings = {
  ...defaultHostSettings,
  process: { ...defaultHostSettings.process, restartMs: [50] as const },
};

const lines = (name: string) => Array.from({ length: 8 }, (_, at) => `${name}-${at}`);
const job = (name: string): PrintJob => ({
  jobId: name,
  blocks: lines(name).map((text) => ({ block: "text" as const, text, size: 2 as const })),
});

const isWhole = (ticket: PrintedTicket, name: string) =>
  ticket.isCut && linesOf(ticket).join() === lines(name).join();

it("a ticket's printing, killed at any moment: the outcome is true, and the next ticket is whole", async () => {
  const { line, simulator } = await plugPrinter("pty", { dotsPerSecond: 1200 });
  const { host, nextStatus } = watchDevices(printerAt(line), { isolation: "process", settings });
  const copies = (name: string) => simulator.tickets.filter((ticket) => isWhole(ticket, name)).length;

  async function printWhenConnected(name: string): Promise<PrintOutcome> {
    for (;;) {
      const outcome = await host.print("printer", job(name));
      if (outcome.outcome !== "not-printed" || outcome.reason !== "not-connected") return outcome;
      await delay(20);
    }
  }

  expect(await printWhenConnected("first")).toEqual({ outcome: "printed" });
  for (let death = 0; death < deaths; death += 1) {
    const outcome = host.print("printer", job(`a${death}`));
    await delay((death * 373) % longestMs);
    for (const pid of childrenOf(process.pid)) process.kill(pid, "SIGKILL");
    const { outcome: ended, ...why } = await outcome;
    await nextStatus("faulty");

    expect(await printWhenConnected(`b${death}`)).toEqual({ outcome: "printed" });
    expect(copies(`b${death}`)).toBe(1);
    switch (ended) {
      case "printed":
        expect(copies(`a${death}`)).toBe(1);
        break;
      case "not-printed":
        expect(copies(`a${death}`), JSON.stringify(why)).toBe(0);
        break;
      case "unknown":
        expect(copies(`a${death}`)).toBeLessThanOrEqual(1);
        expect(await host.print("printer", job(`a${death}`))).toEqual({
          outcome: "not-printed",
          reason: "already-printed",
        });
        break;
    }
  }
});
