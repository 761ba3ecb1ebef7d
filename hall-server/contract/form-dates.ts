/** Days in the answers of forms: how they may be written, and the bounds that the thing itself has. */
import type { FormField } from "./items.ts";

/** `20260319` and `2026.3.19` are typed faster than a date with dashes; 2026年3月19日 is pasted. What is no date is given back as it is. */
export function readDate(typed: string): string {
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(typed.trim());
  const parted = /^(\d{4})[-./\u5e74](\d{1,2})[-./\u6708](\d{1,2})\u65e5?$/.exec(typed.trim());
  const [, year, month, day] = plain ?? parted ?? [];
  if (!year || !month || !day) return typed;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** A day that there is, written `2026-03-19`. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** `today`: the hall's local date. Null: within its bounds, or no date at all. */
export function outOfBounds(
  { notBefore, notAfter }: Pick<FormField, "notBefore" | "notAfter">,
  answer: string,
  today: string,
): "before-today" | "after-today" | null {
  const day = readDate(answer);
  if (!isDate(day)) return null;
  if (notAfter === "today" && day > today) return "after-today";
  if (notBefore === "today" && day < today) return "before-today";
  return null;
}
