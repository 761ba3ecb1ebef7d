/** Reads and writes catalogue workbooks beside the hall's own thread; posts one answer and is ended. */
import { parentPort, workerData } from "node:worker_threads";
import type { ItemDifference, ItemProblem, WorkbookMistake } from "../../contract/item-commands.ts";
import { type Item, item as itemSchema } from "../../contract/items.ts";
import { readSheets } from "../../workbook/read-sheets.ts";
import { checkItem, type ItemSurroundings } from "../versions/check-item.ts";
import { differencesOf, isSame, mostDifferences } from "../versions/difference.ts";
import { guideRows } from "./guide-rows.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { sheetNames } from "./sheets.ts";
import { writeCatalogue } from "./write-catalogue.ts";

export type CatalogueTask =
  | { task: "write"; items: Item[]; surroundings: ItemSurroundings }
  | { task: "read"; bytes: Uint8Array; current: Item[]; surroundings: ItemSurroundings };

export interface ReadAnswer {
  items: number;
  mistakes: WorkbookMistake[];
  mistakeCount: number;
  changes: { item: Item; kind: "added" | "changed"; differences: ItemDifference[] }[];
  same: number;
  missing: string[];
}

const mostMistakes = 500;
const mostItems = 5_000;

async function carryOut(task: CatalogueTask): Promise<Uint8Array | ReadAnswer> {
  if (task.task === "write") return writeCatalogue(task.items, guideRows(task.surroundings));
  return read(task.bytes, task.current, task.surroundings);
}

async function read(bytes: Uint8Array, current: Item[], surroundings: ItemSurroundings): Promise<ReadAnswer> {
  const sheets = await readSheets(Buffer.from(bytes));
  if (typeof sheets === "string") return refused(sheets);
  const known = new Map(current.map((item) => [item.id, item]));
  const { items, mistakes } = readCatalogue(sheets, known, (item) => check(item, surroundings));
  if (items.length > mostItems) return refused("too-many");
  const isRight = mistakes.length === 0;
  const there = new Set(items.map((item) => item.id));
  const changes = isRight ? items.flatMap((item) => changeOf(item, known.get(item.id))) : [];
  return {
    items: items.length,
    mistakes: mistakes.slice(0, mostMistakes),
    mistakeCount: mistakes.length,
    changes,
    same: isRight ? items.length - changes.length : 0,
    missing: isRight ? current.filter((item) => !there.has(item.id)).map((item) => item.id) : [],
  };
}

function changeOf(item: Item, before: Item | undefined): ReadAnswer["changes"] {
  if (!before) return [{ item, kind: "added", differences: [] }];
  if (isSame(before, item)) return [];
  return [{ item, kind: "changed", differences: differencesOf(before, item).slice(0, mostDifferences) }];
}

function check(item: Item, surroundings: ItemSurroundings): ItemProblem[] {
  const parsed = itemSchema.safeParse(item);
  if (parsed.success) return checkItem(item, surroundings);
  return parsed.error.issues.map((issue) => ({ field: issue.path.join("."), because: "not-right" }));
}

function refused(because: string): ReadAnswer {
  const mistake = { sheet: sheetNames.items, row: null, column: null, because, value: null };
  return { items: 0, mistakes: [mistake], mistakeCount: 1, changes: [], same: 0, missing: [] };
}

const answer = await carryOut(workerData as CatalogueTask);
parentPort?.postMessage(answer);
