/** Reads departments' workbooks and writes lists of cases, beside the hall's own thread. */
import { parentPort, workerData } from "node:worker_threads";
import { writeXlsx } from "hucre/xlsx";
import type { WorkbookMistake } from "../contract/item-commands.ts";
import { readSheets } from "../workbook/read-sheets.ts";
import { type DepartmentCase, readCases } from "./read-cases.ts";

export type BypassTask =
  | { task: "read"; bytes: Uint8Array; span: { from: string; to: string } }
  | { task: "write"; rows: (string | number | null)[][] };

export interface CasesAnswer {
  cases: DepartmentCase[];
  mistakes: WorkbookMistake[];
  mistakeCount: number;
}

const mostMistakes = 500;

async function carryOut(task: BypassTask): Promise<Uint8Array | CasesAnswer> {
  if (task.task === "write") {
    const columns = (task.rows[0] ?? []).map(() => ({ width: 20 }));
    return writeXlsx({ sheets: [{ name: "体外循环", columns, rows: task.rows, freezePane: { rows: 1 } }] });
  }
  const sheets = await readSheets(Buffer.from(task.bytes));
  if (typeof sheets === "string") {
    const mistake = { sheet: "", row: null, column: null, because: sheets, value: null };
    return { cases: [], mistakes: [mistake], mistakeCount: 1 };
  }
  const { cases, mistakes } = readCases(sheets, task.span);
  return { cases, mistakes: mistakes.slice(0, mostMistakes), mistakeCount: mistakes.length };
}

const answer = await carryOut(workerData as BypassTask);
parentPort?.postMessage(answer);
