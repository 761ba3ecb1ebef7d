/** A workbook's bytes → its sheets as plain cells. To be run in a worker: a hostile one costs that worker and nothing else. */
import { readXlsx } from "hucre/xlsx";
import { unpackedBytes, type ZipRefusal } from "./zip-bounds.ts";

export type SheetCell = string | number | boolean | null;

export interface ReadSheet {
  name: string;
  rows: SheetCell[][];
  /** `row,column`, from 0: cells that compute something. */
  formulas: ReadonlySet<string>;
}

export type SheetsRefusal = ZipRefusal | "too-many-rows";

export const mostWorkbookBytes = 20 * 1024 * 1024;
const mostUnpackedBytes = 160 * 1024 * 1024;
const mostRows = 60_000;
const mostColumns = 200;
const mostSheets = 20;

export async function readSheets(bytes: Buffer): Promise<ReadSheet[] | SheetsRefusal> {
  const unpacked = unpackedBytes(bytes, mostUnpackedBytes);
  if (typeof unpacked === "string") return unpacked;
  const workbook = await readXlsx(bytes, { maxRows: mostRows + 1 }).catch(() => null);
  if (workbook === null) return "not-a-workbook";
  if (workbook.sheets.length > mostSheets) return "too-large";
  if (workbook.sheets.some((sheet) => sheet.rows.length > mostRows)) return "too-many-rows";
  return workbook.sheets.map(({ name, rows, cells }) => {
    const formulas = new Set<string>();
    for (const [place, cell] of cells ?? []) if (cell.formula !== undefined) formulas.add(place);
    return { name, rows: rows.map((row) => row.slice(0, mostColumns).map(plainCell)), formulas };
  });
}

function plainCell(value: unknown): SheetCell {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value instanceof Date ? value.toISOString().slice(0, 10) : null;
}
