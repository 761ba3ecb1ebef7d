import { z } from "zod";
import type { ActionFault, Simulate } from "../kind.ts";
import { err, ok, type Result } from "../result.ts";
import { createSimulatedScanner, type SimulatedScanner } from "./simulator.ts";

/** What a person at the dock can do. `jams-after`: so many sheets still go through. */
const scannerAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("load-feeder"), sheets: z.int().min(1).max(100) }),
  z.strictObject({ action: z.literal("jams-after"), sheets: z.int().min(0).max(100) }),
  z.strictObject({ action: z.literal("slow"), pageMs: z.int().min(0).max(120_000) }),
  z.strictObject({
    action: z.enum([
      "empty-feeder",
      "cover-open",
      "cover-close",
      "jam",
      "jam-cleared",
      "cancel-at-panel",
      "cable-out",
      "cable-in",
      "silence",
      "garbage",
      "endless",
      "breaks-off",
      "normal",
    ]),
  }),
]);

export const simulateDocumentCamera: Simulate = async ({ adapter }) => {
  // SANE brings its own simulated scanner, which nobody can move.
  if (adapter === "sane")
    return { transport: "sane:test:0", state: () => ({}), act: async () => err("invalid-input") };
  const scanner = await createSimulatedScanner();
  return {
    transport: scanner.transport,
    state: () => ({
      isPluggedIn: scanner.isPluggedIn,
      behaviour: scanner.trouble.trouble,
      ...scanner.state,
      jobs: scanner.jobs.map(({ source, isDuplex, resolution, colorMode, state, served }) => ({
        source,
        isDuplex,
        resolution,
        colorMode,
        state,
        served,
      })),
    }),
    act: (input) => act(scanner, input),
    stop: () => scanner.unplug(),
  };
};

async function act(scanner: SimulatedScanner, input: unknown): Promise<Result<null, ActionFault>> {
  const parsed = scannerAction.safeParse(input);
  if (!parsed.success) return err("invalid-input");
  const { data } = parsed;
  switch (data.action) {
    case "load-feeder":
      scanner.set({ sheets: data.sheets });
      break;
    case "empty-feeder":
      scanner.set({ sheets: 0 });
      break;
    case "jams-after":
      scanner.set({ jamsAfter: data.sheets });
      break;
    case "slow":
      scanner.behave({ trouble: "slow", pageMs: data.pageMs });
      break;
    case "cover-open":
    case "cover-close":
      scanner.set({ isCoverOpen: data.action === "cover-open" });
      break;
    case "jam":
    case "jam-cleared":
      scanner.set({ isJammed: data.action === "jam" });
      break;
    case "cancel-at-panel":
      scanner.cancelAtPanel();
      break;
    case "cable-out":
      await scanner.unplug();
      break;
    case "cable-in":
      await scanner.plugIn();
      break;
    case "silence":
      scanner.behave({ trouble: "silent" });
      break;
    case "garbage":
    case "endless":
    case "breaks-off":
      scanner.behave({ trouble: data.action });
      break;
    case "normal":
      scanner.behave({ trouble: "none" });
      break;
    default:
      return data satisfies never;
  }
  return ok(null);
}
