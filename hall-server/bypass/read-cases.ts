/** A department's workbook → its cases, or every mistake by row. The first sheet counts, whatever it is called. */
import { isResidentNumber } from "../contract/id-number.ts";
import type { WorkbookMistake } from "../contract/item-commands.ts";
import { isNumber } from "../intake/number.ts";
import { hasLostDigits } from "../workbook/lost-digits.ts";
import type { ReadSheet, SheetCell } from "../workbook/read-sheets.ts";

export interface DepartmentCase {
  line: number;
  caseNumber: string;
  /** Code or name, as it stands there. */
  item: string;
  day: string;
  /** 一窗办件编号, where the department kept it. */
  number: string | null;
  /** Only for finding the same person; never kept. */
  idNumber: string | null;
}

export const headings = {
  caseNumber: "案件编号",
  item: "事项",
  day: "受理日期",
  number: "一窗办件编号",
  idNumber: "证件号码",
} as const;
type Key = keyof typeof headings;
const needed: readonly Key[] = ["caseNumber", "item", "day"];

const mostCases = 20_000;
const looksLikeFormula = /^([=@\t\r]|[+-](?!\s|$))/;

export function readCases(
  sheets: readonly ReadSheet[],
  span: { from: string; to: string },
): { cases: DepartmentCase[]; mistakes: WorkbookMistake[] } {
  const [sheet] = sheets;
  const mistakes: WorkbookMistake[] = [];
  if (!sheet || sheet.rows.length === 0)
    return { cases: [], mistakes: [mistake(sheet?.name ?? "", null, null, "empty", null)] };
  const titles = (sheet.rows[0] ?? []).map((cell) => (cell === null ? "" : String(cell).trim()));
  const at = (key: Key) => titles.indexOf(headings[key]);
  for (const key of needed)
    if (at(key) < 0) mistakes.push(mistake(sheet.name, 1, headings[key], "missing", null));
  if (sheet.rows.length > mostCases + 1)
    mistakes.push(mistake(sheet.name, null, null, "too-many-rows", null));
  if (mistakes.length > 0) return { cases: [], mistakes };
  const seen = new Set<string>();
  const cases = sheet.rows.slice(1).flatMap((row, i): DepartmentCase[] => {
    const line = i + 2;
    if (row.every((cell) => cell === null || cell === "")) return [];
    const found: WorkbookMistake[] = [];
    const text = (key: Key, most: number): string | null => {
      const column = at(key);
      const cell = column < 0 ? null : (row[column] ?? null);
      if (
        sheet.formulas.has(`${i + 1},${column}`) ||
        (typeof cell === "string" && looksLikeFormula.test(cell))
      )
        found.push(mistake(sheet.name, line, headings[key], "formula", null));
      if (hasLostDigits(cell)) found.push(mistake(sheet.name, line, headings[key], "lost-digits", null));
      const said = cell === null ? "" : String(cell).trim();
      // Somebody's own number is said to nobody, not even where it is wrong.
      const shown = key === "idNumber" ? null : cell;
      if (said.length > most) found.push(mistake(sheet.name, line, headings[key], "too-long", shown));
      if (said === "" && needed.includes(key))
        found.push(mistake(sheet.name, line, headings[key], "empty", null));
      return said === "" ? null : said;
    };
    const caseNumber = text("caseNumber", 40) ?? "";
    const item = text("item", 100) ?? "";
    const said = text("day", 20) ?? "";
    const day = dayOf(said);
    if (said !== "" && day === null) found.push(mistake(sheet.name, line, headings.day, "not-a-date", said));
    if (day !== null && (day < span.from || day > span.to))
      found.push(mistake(sheet.name, line, headings.day, "outside", said));
    const before = found.length;
    const number = text("number", 40);
    // One wrong digit, and the department would be told that nobody took its case in.
    if (number !== null && found.length === before && !isNumber(number))
      found.push(mistake(sheet.name, line, headings.number, "not-right", number));
    const idNumber = text("idNumber", 40);
    if (caseNumber !== "" && seen.has(caseNumber))
      found.push(mistake(sheet.name, line, headings.caseNumber, "twice", caseNumber));
    // Somebody's own number in the place of the case's would be kept for good.
    if (isResidentNumber(caseNumber))
      found.push(mistake(sheet.name, line, headings.caseNumber, "not-right", null));
    seen.add(caseNumber);
    mistakes.push(...found);
    return found.length > 0 || day === null ? [] : [{ line, caseNumber, item, day, number, idNumber }];
  });
  return { cases, mistakes };
}

/** 2026-03-19, 2026/3/19, 2026年3月19日, 20260319 */
function dayOf(text: string): string | null {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[3] ?? "").padStart(2, "0")}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
}

function mistake(
  sheet: string,
  row: number | null,
  column: string | null,
  because: string,
  value: SheetCell,
): WorkbookMistake {
  return {
    sheet: sheet.slice(0, 60),
    row,
    column,
    because,
    value: value === null ? null : String(value).slice(0, 60),
  };
}
