import { z } from "zod";
import type { Vocabulary } from "../frame-map/compile.ts";

/** What only a sign has; stands in its profile under `settings`. */
const settings = z.strictObject({
  rows: z.int().min(1).max(16).default(1),
  /** Width of a row in halves of a Chinese character, where it is known; a longer row is cut there. */
  columns: z.int().min(4).max(400).optional(),
  /** What it shows is sent again so often, for signs that were without power meanwhile. 0: never. */
  refreshSeconds: z.int().min(0).max(3600).default(60),
  /** How long it may take for an answer, of signs that answer. */
  answerMs: z.int().min(20).max(2000).default(500),
  /** How often a sign that answers is asked whether it is there. */
  askEveryMs: z.int().min(250).max(60_000).default(1000),
});

export type SignSettings = z.infer<typeof settings>;

export const signMotions = ["still", "scroll", "blink"] as const;
export const signColors = ["red", "green", "yellow"] as const;

/** Everything that a sign's wire may be able to say. */
export const signVocabulary: Vocabulary<SignSettings> = {
  kind: "led-sign",
  messages: {
    "show-text": {
      to: "device",
      values: {
        text: z.string(),
        /** From 1, the uppermost; a sign with it gets one frame a row. */
        row: z.int().min(1).max(16).optional(),
        motion: z.enum(signMotions).optional(),
        color: z.enum(signColors).optional(),
      },
    },
    clear: { to: "device", values: {} },
    "are-you-there": { to: "device", values: {} },
    done: { to: "host", values: {} },
    refused: { to: "host", values: {} },
    here: { to: "host", values: {} },
  },
  settings,
};
