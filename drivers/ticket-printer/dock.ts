import { z } from "zod";
import type { Simulate } from "../kind.ts";
import { ok } from "../result.ts";
import { actOnAny, type Done } from "../simulators/actions.ts";
import type { SimulatedLine } from "../simulators/line.ts";
import { drawTicket } from "./simulator/draw.ts";
import { linesOf, qrCodesOf } from "./simulator/ticket.ts";
import { createSimulatedPrinter, type SimulatedPrinter } from "./simulator.ts";

const dotsPerMm = 8;

const printerAction = z.discriminatedUnion("action", [
  /** `afterMm`: let that much paper come out first, so that it ends in the middle of a ticket. */
  z.strictObject({ action: z.literal("paper-out"), afterMm: z.number().min(0).max(1000).optional() }),
  z.strictObject({ action: z.enum(["paper-near-end", "paper-in", "cover-open", "cover-close"]) }),
]);

export const simulateTicketPrinter: Simulate = async ({ deviceId }, makeLine) => {
  const printer = createSimulatedPrinter((bytes) => line.send(bytes));
  const line = await makeLine(deviceId, (bytes) => printer.receive(bytes));
  return {
    transport: line.transport,
    state: () => {
      const { behaviour, ...paperAndCover } = printer.state;
      const ticketCount = printer.tickets.length;
      return { isPluggedIn: line.isPluggedIn, behaviour: behaviour.behaviour, ...paperAndCover, ticketCount };
    },
    act: (input) => act(printer, line, input),
    tickets: () =>
      printer.tickets.map((ticket) => ({
        ticketId: ticket.ticketId,
        isCut: ticket.isCut,
        lines: linesOf(ticket),
        qrCodes: qrCodesOf(ticket),
        svg: drawTicket(ticket),
      })),
  };
};

async function act(printer: SimulatedPrinter, line: SimulatedLine, input: unknown): Promise<Done> {
  const parsed = printerAction.safeParse(input);
  if (!parsed.success) return actOnAny(printer, line, input);
  switch (parsed.data.action) {
    case "paper-out":
      printer.setPaper((parsed.data.afterMm ?? 0) * dotsPerMm);
      return ok(null);
    case "paper-near-end":
      printer.setNearEnd(true);
      return ok(null);
    case "paper-in":
      printer.setPaper(Number.POSITIVE_INFINITY);
      printer.setNearEnd(false);
      return ok(null);
    case "cover-open":
      printer.setCoverOpen(true);
      return ok(null);
    case "cover-close":
      printer.setCoverOpen(false);
      return ok(null);
    default:
      return parsed.data satisfies never;
  }
}
