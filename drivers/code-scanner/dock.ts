import { z } from "zod";
import type { Simulate } from "../kind.ts";
import { err, ok } from "../result.ts";
import { actOnAny, type Done } from "../simulators/actions.ts";
import type { SimulatedLine } from "../simulators/line.ts";
import { createSimulatedScanner, keyboardSpeech, type SimulatedScanner, serialSpeech } from "./simulator.ts";
import { defaultScannerSettings } from "./types.ts";

const scannerAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("scan"), text: z.string().min(1).max(2900) }),
  /** The cable comes loose in the middle of it. */
  z.strictObject({ action: z.literal("scan-half"), text: z.string().min(2).max(2900) }),
]);

export const simulateScanner: Simulate = async ({ deviceId, adapter }, makeLine) => {
  const speak = adapter === "hid-keyboard" ? keyboardSpeech : serialSpeech(defaultScannerSettings);
  const scanner = createSimulatedScanner((bytes) => line.send(bytes), speak);
  const line = await makeLine(deviceId, (bytes) => scanner.receive(bytes));
  return {
    transport: line.transport,
    // Never what was scanned: a ticket's code is a key to the ticket.
    state: () => ({
      isPluggedIn: line.isPluggedIn,
      behaviour: scanner.behaviour.behaviour,
      scanCount: scanner.scanCount,
    }),
    act: (input) => act(scanner, line, input),
  };
};

async function act(scanner: SimulatedScanner, line: SimulatedLine, input: unknown): Promise<Done> {
  const parsed = scannerAction.safeParse(input);
  if (!parsed.success) return actOnAny(scanner, line, input);
  const { action, text } = parsed.data;
  const isSaid = action === "scan" ? scanner.scan(text) : scanner.scanHalf(text);
  return isSaid ? ok(null) : err("invalid-input");
}
