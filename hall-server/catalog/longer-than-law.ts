import type { Item } from "../contract/items.ts";

/** Working days at the most in one of what the law counts in; of calendar days all of them may be worked. */
const mostWorkingDays: Record<Item["lawUnit"], number> = { workingDay: 1, day: 1, month: 23, year: 262 };

/** A promise (working days) that is surely longer than the law lets it be. */
export function isLongerThanLaw(
  promisedDays: number | null | undefined,
  lawDays: number | null | undefined,
  lawUnit: Item["lawUnit"] = "workingDay",
): boolean {
  if (promisedDays == null || lawDays == null) return false;
  return promisedDays > lawDays * mostWorkingDays[lawUnit];
}
