/**
 * What the two programs say to each other, one JSON object per line, over the machine's second serial port: the one in the
 * machine (`guest/`), where the devices are, and the one outside (`main.ts`), whose hands pull the plug.
 */
import { z } from "zod";

/** When the cable comes out. */
export const pullMoment = z.discriminatedUnion("when", [
  z.strictObject({ when: z.literal("after-ms"), ms: z.number() }),
  /** With the so-manieth question from now, which is not answered any more. */
  z.strictObject({ when: z.literal("at-question"), count: z.number() }),
  /** In the middle of an answer: with the so-manieth byte from now as the last. */
  z.strictObject({ when: z.literal("after-bytes"), count: z.number() }),
]);
export type PullMoment = z.infer<typeof pullMoment>;

export const guestWord = z.discriminatedUnion("word", [
  z.strictObject({ word: z.literal("plug-in"), id: z.number() }),
  z.strictObject({ word: z.literal("pull"), id: z.number(), moment: pullMoment }),
  z.strictObject({ word: z.literal("put-card"), id: z.number() }),
  z.strictObject({ word: z.literal("take-card"), id: z.number() }),
  z.strictObject({ word: z.literal("passed"), story: z.string(), figures: z.string() }),
  z.strictObject({ word: z.literal("failed"), story: z.string(), why: z.string() }),
  z.strictObject({ word: z.literal("end") }),
]);
export type GuestWord = z.infer<typeof guestWord>;

export const hostWord = z.discriminatedUnion("word", [
  z.strictObject({ word: z.literal("done"), id: z.number() }),
  /** A pull that was ordered has happened. */
  z.strictObject({ word: z.literal("pulled"), id: z.number() }),
]);
export type HostWord = z.infer<typeof hostWord>;

/** Lines out of pieces; what is no whole line waits. */
export function createLines(hear: (line: string) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") hear(line);
  };
}
