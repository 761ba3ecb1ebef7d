/**
 * The shorthands in which a hall file writes its values. A message here is shown to the engineer as it stands, after
 * the field's name.
 */
import { z } from "zod";

/** Control characters never belong on a page or a ticket. */
const isPlainText = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text);

/** Text in which YAML may have seen a number (`12345`, `1`). */
export const words = (max: number) =>
  z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z
      .string()
      .trim()
      .min(1, "must not be empty")
      .max(max, `is longer than ${max} characters`)
      .refine(isPlainText, "holds control characters"),
  );

export const label = z.strictObject({ zh: words(200), en: words(200) });

const idPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,47}$/;
export const id = words(48).refine(
  (text) => idPattern.test(text),
  "must be letters, digits, “-” and “.”, at most 48, e.g. all-round",
);

/** Letters before a ticket's number. I and O are never used, because people read them as 1 and 0. */
export const numberCode = words(2).refine(
  (text) => /^[A-HJ-NP-Z]{1,2}$/.test(text),
  "must be one or two capital letters, never I or O (people read them as 1 and 0)",
);

const wholeNumber = (min: number, max: number) =>
  z
    .number()
    .refine(
      (value) => Number.isInteger(value) && value >= min && value <= max,
      `must be a whole number from ${min} to ${max}`,
    );

export { wholeNumber };

const timePattern = /^([01]?\d|2[0-4]):([0-5]\d)$/;

/** `08:30` → 510 minutes after midnight; `24:00` is the day's end. */
export const time = z
  .string()
  .refine(
    (text) => timePattern.test(text) && (!text.startsWith("24") || text === "24:00"),
    "must be a time such as 08:30 (24:00 is the end of the day)",
  )
  .transform((text) => {
    const [, hours = "0", minutes = "0"] = timePattern.exec(text) ?? [];
    return Number(hours) * 60 + Number(minutes);
  });

const mostCounters = 999;

/** `1-17`, `1-3, 5`, `5` or `[1, 2, A1]` → the ids, in order. */
export const idRange = z
  .preprocess(
    (value) => (Array.isArray(value) ? value.slice(0, mostCounters + 1).join(",") : value),
    words(8000),
  )
  .transform((text, context) => {
    const ids: string[] = [];
    for (const part of text.split(/[,，]/).map((one) => one.trim())) {
      const range = /^(\d+)\s*[-–—~]\s*(\d+)$/.exec(part);
      if (range) {
        const [from, to] = [Number(range[1]), Number(range[2])];
        if (from > to || to - from >= mostCounters) {
          context.addIssue({
            code: "custom",
            message: `has the range “${part}”; it must rise, by at most ${mostCounters}`,
          });
          return z.NEVER;
        }
        for (let one = from; one <= to; one += 1) ids.push(String(one));
      } else if (idPattern.test(part)) ids.push(part);
      else {
        context.addIssue({ code: "custom", message: `holds “${part}”; write e.g. 1-17 or 1-3, 5` });
        return z.NEVER;
      }
    }
    if (ids.length > mostCounters) {
      context.addIssue({ code: "custom", message: `names more than ${mostCounters} counters` });
      return z.NEVER;
    }
    return ids;
  });

/** One value or a list of them. */
export const oneOrMore = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(
    (given) => (Array.isArray(given) ? given : [given]),
    z.array(value).min(1, "must not be empty"),
  );

/** `1-5`, `6`, `[1, 3]` → weekdays, Monday = 1. */
export const weekdays = idRange.transform((ids, context) => {
  const days = ids.map(Number);
  if (days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) return days;
  context.addIssue({ code: "custom", message: "must be weekdays from 1 (Monday) to 7 (Sunday), e.g. 1-5" });
  return z.NEVER;
});

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** `2026-10-01` or `2026-10-01 to 2026-10-07` → every date. */
export const dates = z.string().transform((text, context) => {
  const [from = "", to = from, ...more] = text.split(/\s+to\s+/).map((one) => one.trim());
  const days: string[] = [];
  if (more.length === 0 && isDate(from) && isDate(to) && from <= to) {
    const day = new Date(`${from}T00:00:00Z`);
    while (days.length < 60 && day.toISOString().slice(0, 10) <= to) {
      days.push(day.toISOString().slice(0, 10));
      day.setUTCDate(day.getUTCDate() + 1);
    }
    if (days.at(-1) === to) return days;
  }
  context.addIssue({
    code: "custom",
    message: "must be a date or a span of at most 60 days, e.g. 2026-10-01 to 2026-10-07",
  });
  return z.NEVER;
});

/** Only a name: the file is looked for beside the hall file, then among the files that come with the program. */
export const fileName = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.ya?ml$/.test(text),
    "must be a file's name such as ratings.yaml",
  );
