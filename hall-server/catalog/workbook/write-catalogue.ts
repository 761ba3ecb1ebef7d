/** Items → a workbook that reading takes back unchanged. Texts are written as texts, never as formulas. */
import { writeXlsx } from "hucre/xlsx";
import type { Item } from "../../contract/items.ts";
import type { Cell } from "./cells.ts";
import { listSheets } from "./lists.ts";
import { type Column, itemColumns, itemIdHeading, sheetNames } from "./sheets.ts";

export function writeCatalogue(items: readonly Item[], codes: string[][]): Promise<Uint8Array> {
  const { materials, form, fees, steps, questions, specialSteps } = listSheets;
  return writeXlsx({
    sheets: [
      sheet(
        sheetNames.items,
        itemColumns,
        items.map((item) => itemColumns.map((column) => column.write(item))),
      ),
      list(materials.name, materials.columns, items, (item) => item.materials),
      list(form.name, form.columns, items, (item) => item.form),
      list(fees.name, fees.columns, items, (item) => item.fees),
      list(steps.name, steps.columns, items, (item) => item.steps),
      list(questions.name, questions.columns, items, (item) => item.questions),
      list(specialSteps.name, specialSteps.columns, items, (item) => item.specialSteps),
      { name: sheetNames.guide, columns: [{ width: 24 }, { width: 60 }, { width: 40 }], rows: codes },
    ],
  });
}

function list<Row>(
  name: string,
  columns: readonly Column<Row>[],
  items: readonly Item[],
  of: (item: Item) => readonly Row[],
) {
  const owner = { heading: itemIdHeading, width: 26 };
  const rows = items.flatMap((item) =>
    of(item).map((row) => [item.id, ...columns.map((column) => column.write(row))]),
  );
  return sheet(name, [owner, ...columns], rows);
}

function sheet(name: string, columns: readonly { heading: string; width: number }[], rows: Cell[][]) {
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ heading }) => heading), ...rows],
    freezePane: { rows: 1, columns: 1 },
  };
}
