import type { CommandRequest } from "../../../../hall-server/contract/commands.ts";
import { progressDay, progressSaid } from "../../../words/elsewhere-progress.ts";

type Row = CommandRequest<"elsewhere:import">["rows"][number];

export interface ProgressLine {
  /** From 1, as the pasted list has it. */
  line: number;
  text: string;
  /** Null: not understood. */
  row: Row | null;
}

/** What another hall's list says, pasted from a workbook: number, progress, day, note. */
export function readProgress(pasted: string): ProgressLine[] {
  return pasted
    .split(/\r?\n/)
    .map((text, i) => ({ line: i + 1, text: text.trim() }))
    .filter(({ text }) => text !== "")
    .map(({ line, text }) => ({ line, text, row: rowOf(text) }));
}

function rowOf(text: string): Row | null {
  const [number = "", progress = "", day = "", ...rest] = text.split(/\t|[,，]/).map((part) => part.trim());
  const status = Object.hasOwn(progressSaid, progress) ? progressSaid[progress] : undefined;
  if (number === "" || number.length > 40 || !status) return null;
  const on = dayOf(day);
  if (day !== "" && on === null) return null;
  const note = rest.join(", ").slice(0, 500);
  return { number, ...status, ...(on === null ? {} : { on }), ...(note === "" ? {} : { note }) };
}

function dayOf(text: string): string | null {
  const found = progressDay.exec(text);
  if (!found) return null;
  const [, year = "", month = "", day = ""] = found;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
