import { z } from "zod";
import type { ActionFault, Simulate } from "../kind.ts";
import { err, ok, type Result } from "../result.ts";
import { delay } from "../wait.ts";
import {
  createSimulatedDocumentPrinter,
  type SimulatedDocumentPrinter,
  type SimulatedJob,
  wishesOf,
} from "./simulator.ts";

/** What a person at the dock can do. `sheets`: so many come out before the paper ends, also in the middle of a job. */
const printerAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("paper-out"), sheets: z.int().min(0).max(500).optional() }),
  z.strictObject({
    action: z.enum([
      "paper-in",
      "paper-near-end",
      "cover-open",
      "cover-close",
      "jam",
      "jam-cleared",
      "ink-low",
      "ink-out",
      "ink-in",
      "cancel-at-panel",
      "cable-out",
      "cable-in",
      "silence",
      "garbage",
      "normal",
    ]),
  }),
]);

export const simulateDocumentPrinter: Simulate = async () => {
  const printer = await createSimulatedDocumentPrinter();
  return {
    transport: printer.transport,
    state: () => ({
      isPluggedIn: printer.isPluggedIn,
      behaviour: printer.trouble.trouble,
      isPaperOut: printer.paper.sheets <= 0,
      isCoverOpen: printer.paper.isCoverOpen,
      isJammed: printer.paper.isJammed,
      ink: printer.paper.ink,
      jobs: printer.jobs.slice(-20).map(({ jobId, name, state, sheetsDone, sheetsWanted, template }) => ({
        jobId,
        name,
        state,
        sheets: `${sheetsDone} / ${sheetsWanted}`,
        wishes: wishesOf(template),
      })),
    }),
    act: (input) => act(printer, input),
    stop: () => printer.unplug(),
  };
};

/** Nobody cancels what is not there yet: the job that is on its way is waited for. */
async function jobAtWork(printer: SimulatedDocumentPrinter): Promise<void> {
  for (let tries = 0; tries < 100 && !isAtWork(printer.jobs.at(-1)); tries += 1) await delay(20);
}

const isAtWork = (job: SimulatedJob | undefined) => job?.state === "processing" || job?.state === "stopped";

async function act(printer: SimulatedDocumentPrinter, input: unknown): Promise<Result<null, ActionFault>> {
  const parsed = printerAction.safeParse(input);
  if (!parsed.success) return err("invalid-input");
  const { data } = parsed;
  switch (data.action) {
    case "paper-out":
      printer.set({ sheets: data.sheets ?? 0 });
      break;
    case "paper-in":
      printer.set({ sheets: Number.POSITIVE_INFINITY });
      break;
    case "paper-near-end":
      printer.set({ sheets: 10 });
      break;
    case "cover-open":
    case "cover-close":
      printer.set({ isCoverOpen: data.action === "cover-open" });
      break;
    case "jam":
    case "jam-cleared":
      printer.set({ isJammed: data.action === "jam" });
      break;
    case "ink-low":
      printer.set({ ink: "low" });
      break;
    case "ink-out":
      printer.set({ ink: "empty" });
      break;
    case "ink-in":
      printer.set({ ink: "full" });
      break;
    case "cancel-at-panel":
      await jobAtWork(printer);
      printer.cancelAtPanel();
      break;
    case "cable-out":
      await printer.unplug(true);
      break;
    case "cable-in":
      await printer.plugIn();
      break;
    case "silence":
      printer.behave({ trouble: "silent" });
      break;
    case "garbage":
      printer.behave({ trouble: "garbage" });
      break;
    case "normal":
      printer.behave({ trouble: "none" });
      break;
    default:
      return data satisfies never;
  }
  return ok(null);
}
