import { z } from "zod";
import type { SimulatedReader } from "../id-card-reader/simulator.ts";
import { err, ok, type Result } from "../result.ts";
import { normal } from "../simulated-device.ts";
import type { SimulatedPrinter } from "../ticket-printer/simulator.ts";
import type { SimulatedLine } from "./line.ts";
import { sampleCards } from "./sample-cards.ts";

/** What a person at the dock can do to a device. `normal` ends `silence` and `garbage`; so does pulling the cable. */
const anyDeviceAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.enum(["cable-out", "cable-in", "silence", "garbage", "normal"]) }),
]);

const readerAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("put-card"), card: z.string() }),
  z.strictObject({ action: z.enum(["take-card", "bad-card"]) }),
]);

const printerAction = z.discriminatedUnion("action", [
  /** `afterMm`: let that much paper come out first, so that it ends in the middle of a ticket. */
  z.strictObject({ action: z.literal("paper-out"), afterMm: z.number().min(0).max(1000).optional() }),
  z.strictObject({ action: z.enum(["paper-near-end", "paper-in", "cover-open", "cover-close"]) }),
]);

export type ActionFault = "invalid-input" | "no-such-card";

type Done = Result<null, ActionFault>;
const dotsPerMm = 8;

interface Behaving {
  behave: SimulatedReader["behave"];
  restart(): void;
}

async function actOnAny(device: Behaving, line: SimulatedLine, input: unknown): Promise<Done> {
  const parsed = anyDeviceAction.safeParse(input);
  if (!parsed.success) return err("invalid-input");
  switch (parsed.data.action) {
    case "cable-out":
      await line.unplug();
      device.restart();
      return ok(null);
    case "cable-in":
      await line.plugIn();
      return ok(null);
    case "silence":
      device.behave({ behaviour: "silent" });
      return ok(null);
    case "garbage":
      device.behave({ behaviour: "garbage" });
      return ok(null);
    case "normal":
      device.behave(normal);
      return ok(null);
    default:
      return parsed.data.action satisfies never;
  }
}

export async function actOnReader(
  reader: SimulatedReader,
  line: SimulatedLine,
  input: unknown,
): Promise<Done> {
  const parsed = readerAction.safeParse(input);
  if (!parsed.success) return actOnAny(reader, line, input);
  switch (parsed.data.action) {
    case "put-card": {
      const { card: cardId } = parsed.data;
      const sample = sampleCards.find((candidate) => candidate.cardId === cardId);
      if (!sample) return err("no-such-card");
      reader.put({ lying: "card", card: sample.card });
      return ok(null);
    }
    case "take-card":
      reader.take();
      return ok(null);
    case "bad-card":
      reader.put({ lying: "bad-card", status: "readFailed" });
      return ok(null);
    default:
      return parsed.data satisfies never;
  }
}

export async function actOnPrinter(
  printer: SimulatedPrinter,
  line: SimulatedLine,
  input: unknown,
): Promise<Done> {
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
