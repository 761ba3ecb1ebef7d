import { z } from "zod";
import { longestSignText } from "./types.ts";
import { signColors, signMotions } from "./vocabulary.ts";

const signText = z.strictObject({
  text: z.string().max(longestSignText),
  motion: z.enum(signMotions).optional(),
  color: z.enum(signColors).optional(),
});

export function isSignText(input: unknown): boolean {
  return signText.safeParse(input).success;
}
