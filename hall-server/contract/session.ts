/** HTTP bodies of sign-in and pairing. */
import { z } from "zod";
import { deviceRoles, staffRoles } from "./roles.ts";
import { isoTime, text } from "./values.ts";

export const signInRequest = z.strictObject({ user: text(64, 1), password: z.string().min(1).max(200) });
export const signInAnswer = z.object({
  token: z.string(),
  role: z.enum(staffRoles),
  name: z.string(),
  staffNumber: z.string(),
  expiresAt: isoTime,
});
export type SignInAnswer = z.infer<typeof signInAnswer>;

export const pairRequest = z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text(64, 1) });
export const pairAnswer = z.object({
  token: z.string(),
  kind: z.enum(deviceRoles),
  place: z.string().nullable(),
});
export type PairAnswer = z.infer<typeof pairAnswer>;
