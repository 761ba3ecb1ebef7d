import type { Display, Rectangle } from "electron";

type Placed = Pick<Display, "id" | "bounds">;

/** As place.json counts them: from the left, then from the top. */
export function inOrder<Known extends Placed>(displays: readonly Known[]): Known[] {
  return displays.toSorted((one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y);
}

/** Where a window belongs now; null: its display is not there. Without a number, on the system's first display. */
export function placeOf(
  display: number | undefined,
  displays: readonly Placed[],
  primary: Placed,
): Rectangle | null {
  if (display === undefined) return primary.bounds;
  return inOrder(displays)[display - 1]?.bounds ?? null;
}
