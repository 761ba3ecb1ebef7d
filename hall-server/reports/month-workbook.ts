/** A month's applications as a workbook that is written while it is read. */
import { writeXlsxStream } from "hucre/xlsx";
import { columns, type MonthAsked, type MonthSource, monthRows } from "./month.ts";
import { columnWords, sheetName } from "./words.ts";

/** In characters. */
const widths: Partial<Record<(typeof columns)[number], number>> = {
  number: 24,
  item: 36,
  unit: 20,
  applicant: 20,
  receivedAt: 18,
};
const usualWidth = 13;

/**
 * The bytes of an .xlsx file, made as they are asked for. Every text goes in as text: what begins with `=`, `+`, `-` or `@` is
 * shown as it was typed and never reckoned with.
 */
export function monthWorkbook(source: MonthSource, asked: MonthAsked): ReadableStream<Uint8Array> {
  return writeXlsxStream(monthRows(source, asked), {
    name: `${sheetName[asked.language]} ${asked.month}`,
    columns: columns.map((column) => ({
      header: columnWords[column][asked.language],
      width: widths[column] ?? usualWidth,
    })),
    freezePane: { rows: 1 },
  });
}
