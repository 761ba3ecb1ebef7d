import { z } from "zod";

const display = z
  .strictObject({
    number: z.string().max(16).optional(),
    waiting: z.int().min(0).max(9999).optional(),
  })
  .refine(({ number, waiting }) => number !== undefined || waiting !== undefined);

export function isKeypadDisplay(input: unknown): boolean {
  return display.safeParse(input).success;
}
