import type { Item } from "../../contract/items.ts";

/** Of one item what 时限、材料、环节压缩 compare: working days by law and as promised, materials, steps. */
export type ItemMeasure = [
  lawDays: number | null,
  promisedDays: number | null,
  materials: number,
  steps: number,
];

export type BaselineFigures = Record<string, ItemMeasure>;

/** A limit in months or years is no number of working days: such an item is left out of the comparison of days. */
export function measureOf(item: Item): ItemMeasure {
  const lawDays = item.lawUnit === "workingDay" ? item.lawDays : null;
  return [lawDays, item.promisedDays, item.materials.length, item.steps.length];
}
