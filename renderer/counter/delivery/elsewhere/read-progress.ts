import type { CommandRequest } from "../../../../hall-server/contract/commands.ts";

type Row = CommandRequest<"elsewhere:import">["rows"][number];

export interface ProgressLine {
  /** From 1, as the pasted list has it. */
  line: number;
  text: string;
  /** Null: not understood. */
  row: Row | null;
}

const said: Record<string, Pick<Row, "status" | "outcome">> = {
  收到: { status: "arrived" },
  补材料: { status: "needs-more" },
  受理: { status: "accepted" },
  不予受理: { status: "not-accepted" },
  审查: { status: "reviewing" },
  准予: { status: "decided", outcome: "granted" },
  不予: { status: "decided", outcome: "refused" },
  寄回: { status: "result-sent" },
  arrived: { status: "arrived" },
  "needs-more": { status: "needs-more" },
  accepted: { status: "accepted" },
  "not-accepted": { status: "not-accepted" },
  reviewing: { status: "reviewing" },
  granted: { status: "decided", outcome: "granted" },
  refused: { status: "decided", outcome: "refused" },
  "result-sent": { status: "result-sent" },
};

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
  const status = Object.hasOwn(said, progress) ? said[progress] : undefined;
  if (number === "" || number.length > 40 || !status) return null;
  const on = dayOf(day);
  if (day !== "" && on === null) return null;
  const note = rest.join("，").slice(0, 500);
  return { number, ...status, ...(on === null ? {} : { on }), ...(note === "" ? {} : { note }) };
}

/** 2026-03-02, 2026/3/2 or 2026年3月2日 */
function dayOf(text: string): string | null {
  const found = /^(20\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(text);
  if (!found) return null;
  const [, year = "", month = "", day = ""] = found;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
