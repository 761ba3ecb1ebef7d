import { z } from "zod";

const ratingQuestion = z.strictObject({
  openMs: z.int().min(1000).max(300_000),
  text: z.string().max(100).optional(),
});

export function isRatingQuestion(question: unknown): boolean {
  return ratingQuestion.safeParse(question).success;
}
