import { z } from "zod";

/** A string that people typed: well-formed Unicode, no control characters, bounded. Length counts UTF-16 units. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((s) => s.isWellFormed(), "not well-formed Unicode")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    .refine((s) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(s), "control characters");

export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/);
/** A ticket's token: its id with an HMAC, URL-safe. */
export const token = z.string().regex(/^[A-Za-z0-9_.-]{16,128}$/);
/** ISO 8601 with offset, e.g. `2026-03-02T09:41:05.120+08:00`. */
export const isoTime = z.iso.datetime({ offset: true });
/** A hall-day, `2026-03-02`; it begins at 04:00 local time. */
export const hallDay = z.iso.date();
export const minutes = z.number().nonnegative();

export const waitRange = z.object({ p50: minutes, p90: minutes }).nullable();
export type WaitRange = z.infer<typeof waitRange>;

/** Chinese first; English beside it where a person may ask for it. */
export const label = z.object({ zh: z.string(), en: z.string() });
export type Label = z.infer<typeof label>;

/** A word of the hall's voice, such as 请, 号窗口 or a counter's own name. */
export const spokenWord = { language: z.enum(["zh", "en"]), word: text(60, 1) };
