import { z } from "zod";
import type { Vocabulary } from "../frame-map/compile.ts";

/** What only a pad has; stands in its profile under `settings`. */
const settings = z.strictObject({
  /**
   * `when-asked`: a press counts only while a rating is asked for. `always`: every press counts, for pads that ask by
   * themselves when the clerk presses a key of theirs.
   */
  presses: z.enum(["when-asked", "always"]).default("when-asked"),
  /** Where every press counts, so long after one the next is the same person's and does not. */
  samePersonMs: z.int().min(500).max(60_000).default(5000),
  /** How long it may take for an answer, of pads that answer. */
  answerMs: z.int().min(20).max(2000).default(500),
  /** How often a pad that answers is asked whether it is there. */
  askEveryMs: z.int().min(250).max(60_000).default(2000),
  /** Size of the reports to a HID pad, without their number; shorter frames are filled up with zeros. */
  reportBytes: z.int().min(1).max(1024).optional(),
});

export type PadSettings = z.infer<typeof settings>;

/** Everything that a pad's wire may be able to say. A code that a profile does not list is none of these. */
export const padVocabulary: Vocabulary<PadSettings> = {
  kind: "rating-pad",
  messages: {
    "ask-rating": {
      to: "device",
      values: {
        seconds: z.int().min(1).max(255).optional(),
        text: z.string().optional(),
      },
    },
    "stop-asking": { to: "device", values: {} },
    thanks: { to: "device", values: {} },
    "are-you-there": { to: "device", values: {} },
    /** 1 非常不满意 … 5 非常满意. A pad with fewer keys uses some of them; which key is which level, the profile says. */
    rated: { to: "host", values: { level: z.int().min(1).max(5) } },
    /** The pad's own time is over. */
    "nobody-pressed": { to: "host", values: {} },
    asked: { to: "host", values: {} },
    refused: { to: "host", values: {} },
    here: { to: "host", values: {} },
  },
  settings,
};
