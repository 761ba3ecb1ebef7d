import type { Item } from "../../contract/items.ts";
import type { BaselineFigures } from "../measures/baseline.ts";

/** What can have happened to the catalogue. Items are published texts; a reason lies in the vault. */
export interface ItemFacts {
  /** A version that is in force from a day on: today, or planned. */
  "item-saved": {
    itemId: string;
    version: number;
    item: Item;
    /** Null: what the hall's file said before it was edited. */
    inForceFrom: string | null;
    origin: "page" | "workbook" | "file";
    by: string;
    reasonTextId: string | null;
  };
  /** From that day on nobody takes it in; a later version puts it in force again. */
  "item-withdrawn": { itemId: string; from: string; by: string; reasonTextId: string | null };
  /** A planned version that will not come. */
  "item-plan-dropped": { itemId: string; version: number; by: string; reasonTextId: string | null };
  /** What later figures are compared with (时限、材料、环节压缩). */
  "baseline-frozen": { day: string; figures: BaselineFigures; by: string };
}

const nothing = () => {};

/** All of it lies in derived tables; the hall-day alone moves what is in force, so nothing of it is live state. */
export const applyItems: { [Name in keyof ItemFacts]: () => void } = {
  "item-saved": nothing,
  "item-withdrawn": nothing,
  "item-plan-dropped": nothing,
  "baseline-frozen": nothing,
};
