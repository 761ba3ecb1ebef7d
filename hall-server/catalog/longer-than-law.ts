/** How long the law lets things take, and what that means for what a hall promises. */
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

/** Working days that are surely over by then, where no holiday falls among them; at least one. */
export function workingDaysWithin(lawDays: number, lawUnit: Item["lawUnit"]): number {
  switch (lawUnit) {
    case "workingDay":
      return lawDays;
    case "day":
      return Math.max(1, Math.floor(lawDays / 7) * 5 + Math.max(0, (lawDays % 7) - 2));
    case "month":
      return Math.max(1, lawDays * 20);
    case "year":
      return Math.max(1, lawDays * 240);
    default:
      return lawUnit satisfies never;
  }
}

/** 行政许可法 art. 42, working days. */
const permitDays = 20;

/** Of an item as the page and the workbook have it, or of one of a file, where what is usual is left out. */
type Limited = {
  [Key in "type" | "lawDays" | "lawUnit" | "lawNote" | "legalBasis" | "promisedDays" | "kind"]?:
    | Item[Key]
    | undefined;
};

/** A permit takes 20 working days at the most, unless a law says otherwise: then it is named. */
export function lacksBasis({
  type,
  lawDays,
  lawUnit = "workingDay",
  lawNote,
  legalBasis = [],
}: Limited): boolean {
  if (type !== "permit" || lawDays == null) return false;
  const isNamed = (lawNote ?? "").trim() !== "" || legalBasis.length > 0;
  return workingDaysWithin(lawDays, lawUnit) > permitDays && !isNamed;
}

/** 即办件: done on the same day, or on the next working day. */
export function isNoInstant({ kind, promisedDays }: Limited): boolean {
  return kind === "instant" && (promisedDays ?? 0) > 1;
}
