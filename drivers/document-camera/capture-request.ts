import { z } from "zod";

const captureRequest = z.strictObject({
  source: z.enum(["flatbed", "feeder"]).optional(),
  sides: z.enum(["one-sided", "two-sided"]).optional(),
  color: z.enum(["color", "gray"]).optional(),
  resolution: z.int().min(50).max(1200).optional(),
});

/** Also that a sheet on the glass has one side: whoever wants both turns it over and asks again. */
export function isCaptureRequest(input: unknown): boolean {
  const parsed = captureRequest.safeParse(input);
  if (!parsed.success) return false;
  return !(parsed.data.source === "flatbed" && parsed.data.sides === "two-sided");
}
