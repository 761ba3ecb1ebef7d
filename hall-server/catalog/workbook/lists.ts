/** The sheets that hold what an item has several of: each row says whose it is. */
import { blankMaterial } from "../../contract/blank-item.ts";
import type { Item } from "../../contract/items.ts";
import {
  type Column,
  feeColumns,
  formColumns,
  materialColumns,
  questionColumns,
  sheetNames,
  specialColumns,
  stepColumns,
} from "./sheets.ts";

type ListKey = "materials" | "form" | "fees" | "steps" | "questions" | "specialSteps";

export interface ListSheet<Key extends ListKey = ListKey> {
  key: Key;
  name: string;
  most: number;
  columns: readonly Column<Item[Key][number]>[];
  blank: () => Item[Key][number];
}

const sheet = <Key extends ListKey>(
  key: Key,
  most: number,
  columns: ListSheet<Key>["columns"],
  blank: () => Item[Key][number],
): ListSheet<Key> => ({ key, name: sheetNames[key], most, columns, blank });

export const listSheets = {
  materials: sheet("materials", 40, materialColumns, blankMaterial),
  form: sheet("form", 60, formColumns, () => ({
    id: "",
    label: { zh: "", en: "" },
    type: "text",
    isRequired: false,
  })),
  fees: sheet("fees", 20, feeColumns, () => ({ name: "", standard: "", basis: null, reduction: null })),
  steps: sheet("steps", 12, stepColumns, () => ({
    name: "",
    by: null,
    days: null,
    standard: null,
    result: null,
  })),
  questions: sheet("questions", 20, questionColumns, () => ({ question: "", answer: "" })),
  specialSteps: sheet("specialSteps", 10, specialColumns, () => ({
    kind: "hearing",
    days: null,
    note: null,
  })),
} as const;
