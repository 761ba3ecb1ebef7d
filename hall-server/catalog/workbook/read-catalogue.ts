/**
 * Sheets → items, or every mistake with sheet, row and column. A column or a sheet that is left out leaves what it
 * holds as it is in force; a sheet that is there says all that the items of the workbook have of its kind.
 */
import { blankItem } from "../../contract/blank-item.ts";
import type { ItemProblem, WorkbookMistake } from "../../contract/item-commands.ts";
import type { Item } from "../../contract/items.ts";
import type { ReadSheet } from "../../workbook/read-sheets.ts";
import type { Cell } from "./cells.ts";
import { type ListSheet, listSheets } from "./lists.ts";
import { type Column, itemColumns, itemIdHeading, sheetNames } from "./sheets.ts";

export interface CatalogueReading {
  items: Item[];
  mistakes: WorkbookMistake[];
}

/** `current`: the items in force, by id. `check`: what the hall has to say about a whole item. */
export function readCatalogue(
  sheets: readonly ReadSheet[],
  current: ReadonlyMap<string, Item>,
  check: (item: Item) => ItemProblem[],
): CatalogueReading {
  const mistakes: WorkbookMistake[] = [];
  const known: string[] = Object.values(sheetNames);
  for (const sheet of sheets)
    if (!known.includes(sheet.name)) mistakes.push(mistake(sheet.name, null, null, "unknown-sheet", null));
  const main = sheets.find((sheet) => sheet.name === sheetNames.items);
  if (!main) return { items: [], mistakes: [mistake(sheetNames.items, null, null, "no-sheet", null)] };
  const items = new Map<string, { item: Item; row: number }>();
  /** Told of already: what the other sheets say of them is no mistake of its own. */
  const broken = new Set<string>();
  readRows(main, itemColumns, mistakes, (cells, row, hasFormula) => {
    const id = idOf(cells.get(itemIdHeading) ?? null);
    const draft = structuredClone((id === null ? undefined : current.get(id)) ?? blankItem());
    if (!fill(cells, itemColumns, draft, main.name, row, mistakes) || hasFormula) {
      if (id !== null) broken.add(id);
      return;
    }
    if (items.has(draft.id)) mistakes.push(mistake(main.name, row, itemIdHeading, "twice", draft.id));
    else items.set(draft.id, { item: draft, row });
  });
  for (const list of Object.values(listSheets))
    readList(list as ListSheet, sheets, { items, broken }, mistakes);
  for (const { item, row } of items.values())
    for (const problem of check(item)) mistakes.push(whole(main.name, row, problem));
  return { items: [...items.values()].map(({ item }) => item), mistakes };
}

function readList(
  list: ListSheet,
  sheets: readonly ReadSheet[],
  { items, broken }: { items: Map<string, { item: Item; row: number }>; broken: ReadonlySet<string> },
  mistakes: WorkbookMistake[],
): void {
  const sheet = sheets.find((one) => one.name === list.name);
  if (!sheet) return;
  const rows = new Map<string, Item[ListSheet["key"]][number][]>();
  const columns = list.columns as readonly Column<Item[ListSheet["key"]][number]>[];
  readRows(sheet, [{ heading: itemIdHeading }, ...columns], mistakes, (cells, row, hasFormula) => {
    const id = idOf(cells.get(itemIdHeading) ?? null);
    if (hasFormula) return;
    const owner = id === null ? undefined : items.get(id);
    if (id !== null && broken.has(id)) return;
    if (id === null || !owner) {
      mistakes.push(mistake(sheet.name, row, itemIdHeading, id === null ? "empty" : "unknown-item", id));
      return;
    }
    const before = rows.get(id) ?? [];
    const draft = draftOf(list, owner.item, cells);
    if (!fill(cells, columns, draft, sheet.name, row, mistakes)) return;
    if (before.length === list.most) mistakes.push(mistake(sheet.name, row, null, "too-many", id));
    rows.set(id, [...before.slice(0, list.most), draft]);
  });
  for (const [id, { item }] of items) {
    const told = rows.get(id) ?? [];
    (item as Record<ListSheet["key"], unknown>)[list.key] = told;
  }
  if (list.key === "materials") for (const { item } of items.values()) nameMaterials(item);
}

/** A row of something that the item has already starts from it, so that files and left-out columns stay. */
function draftOf(list: ListSheet, item: Item, cells: Cells): Item[ListSheet["key"]][number] {
  const blank = list.blank();
  if (list.key !== "materials" && list.key !== "form") return blank;
  const id = idOf(cells.get(list.key === "materials" ? "材料编码" : "字段编码") ?? null);
  const name = idOf(cells.get("材料名称") ?? null);
  const mine: readonly { id: string }[] = item[list.key];
  const found = mine.find((one) =>
    id === null ? list.key === "materials" && "name" in one && one.name === name : one.id === id,
  );
  return structuredClone((found as Item[ListSheet["key"]][number] | undefined) ?? blank);
}

/** Materials without an id of their own get the next free one. */
function nameMaterials(item: Item): void {
  const taken = new Set(item.materials.map((one) => one.id));
  let next = 1;
  for (const material of item.materials) {
    if (material.id !== "") continue;
    while (taken.has(`m${next}`)) next += 1;
    material.id = `m${next}`;
    taken.add(material.id);
  }
}

type Cells = ReadonlyMap<string, Cell>;

/** Each row that says something, with its cells by heading. Headings that nobody knows, or twice, are mistakes. */
function readRows(
  { name, rows, formulas }: ReadSheet,
  columns: readonly { heading: string }[],
  mistakes: WorkbookMistake[],
  take: (cells: Cells, row: number, hasFormula: boolean) => void,
): void {
  const headings = (rows[0] ?? []).map((cell) => (cell === null ? "" : String(cell).trim()));
  const known = new Set(columns.map((column) => column.heading));
  const seen = new Set<string>();
  for (const heading of headings) {
    if (heading === "") continue;
    if (!known.has(heading)) mistakes.push(mistake(name, 1, heading, "unknown-column", null));
    if (seen.has(heading)) mistakes.push(mistake(name, 1, heading, "twice", null));
    seen.add(heading);
  }
  if (!seen.has(itemIdHeading)) {
    mistakes.push(mistake(name, 1, itemIdHeading, "no-column", null));
    return;
  }
  rows.slice(1).forEach((row, at) => {
    const hasFormula = headings.some((heading, i) => formulas.has(`${at + 1},${i}`) && heading !== "");
    if (row.every((cell) => cell === null || cell === "") && !hasFormula) return;
    const cells = new Map<string, Cell>();
    headings.forEach((heading, i) => {
      if (formulas.has(`${at + 1},${i}`)) mistakes.push(mistake(name, at + 2, heading, "formula", null));
      else if (known.has(heading)) cells.set(heading, row[i] ?? null);
    });
    take(cells, at + 2, hasFormula);
  });
}

/** False when something of the row could not be read. */
function fill<Row>(
  cells: Cells,
  columns: readonly Column<Row>[],
  draft: Row,
  sheet: string,
  row: number,
  mistakes: WorkbookMistake[],
): boolean {
  let isRight = true;
  for (const column of columns) {
    const cell = cells.get(column.heading);
    if (cell === undefined) continue;
    const read = column.read(cell, draft);
    if (read.ok) continue;
    isRight = false;
    mistakes.push(mistake(sheet, row, column.heading, read.because, cell));
  }
  return isRight;
}

function idOf(cell: Cell): string | null {
  const text = cell === null ? "" : String(cell).trim();
  return text === "" ? null : text;
}

const longestValue = 60;

function mistake(
  sheet: string,
  row: number | null,
  column: string | null,
  because: string,
  value: Cell,
): WorkbookMistake {
  const text = value === null ? null : String(value);
  return {
    sheet: sheet.slice(0, longestValue),
    row,
    column: column?.slice(0, longestValue) ?? null,
    because,
    value: text !== null && text.length > longestValue ? `${text.slice(0, longestValue)}…` : text,
  };
}

/** What is wrong with a whole item stands at its row, with the field's own name. */
function whole(sheet: string, row: number, { field, because }: ItemProblem): WorkbookMistake {
  return mistake(sheet, row, field, because, null);
}
