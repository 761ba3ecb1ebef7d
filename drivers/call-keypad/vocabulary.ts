import { z } from "zod";
import type { Vocabulary } from "../frame-map/compile.ts";

/** What only a keypad has; stands in its profile under `settings`. */
const settings = z.strictObject({
  /** How often a keypad that must be asked for its keys is asked; how fast a press is heard. */
  askEveryMs: z.int().min(50).max(10_000).default(300),
  answerMs: z.int().min(20).max(2000).default(200),
  /** The same key again within this time is the same press: contacts bounce. */
  bounceMs: z.int().min(0).max(2000).default(150),
});

export type KeypadSettings = z.infer<typeof settings>;

export const commandKeys = [
  "call-next",
  "call-again",
  "call-number",
  "start",
  "finish",
  "hold",
  "no-show",
  "transfer",
  "pause",
  "sign-in",
  "sign-out",
  "cancel",
  "confirm",
] as const;

/** Everything that a keypad's wire may be able to say. */
export const keypadVocabulary: Vocabulary<KeypadSettings> = {
  kind: "call-keypad",
  messages: {
    /** A wire has `number`, the whole of it such as A001, or `digits`, only its digits as a number, or both. */
    "show-number": { to: "device", values: { number: z.string().optional(), digits: z.int().optional() } },
    "show-waiting": { to: "device", values: { waiting: z.int() } },
    "are-you-there": { to: "device", values: {} },
    /** Said after each key, where the keypad would send it again otherwise. */
    "key-taken": { to: "device", values: {} },
    "key-pressed": { to: "host", values: { key: z.enum(commandKeys), digits: z.int().min(0).optional() } },
    "digit-pressed": { to: "host", values: { digit: z.int().min(0).max(9) } },
    here: { to: "host", values: {} },
    done: { to: "host", values: {} },
    refused: { to: "host", values: {} },
  },
  settings,
};
