/** Cases of a department against what was taken in here. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { BypassAnswer } from "../contract/bypass.ts";
import type { HallError } from "../contract/errors.ts";
import { refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { newId } from "../new-id.ts";
import { inWorker } from "../workbook/in-worker.ts";
import { type DepartmentCase, headings } from "./read-cases.ts";
import type { BypassTask, CasesAnswer } from "./worker.ts";

const worker = new URL("./worker.ts", import.meta.url);

export interface CaseSpan {
  domain: string;
  from: string;
  to: string;
  /** A case and an application of the same person and item are the same within so many days. */
  withinDays: number;
}

/** More of them are no list of exceptions any more. */
const mostMissing = 5_000;
/** Compared in one turn of the loop: some milliseconds. */
const slice = 200;

/** A dry run; `bypass:keep` keeps what it found. */
export async function compareCases(
  hall: Hall,
  bytes: Uint8Array,
  span: CaseSpan,
): Promise<BypassAnswer | HallError> {
  const task: BypassTask = { task: "read", bytes, span };
  const read = await inWorker<CasesAnswer>(worker, task);
  if (!read.ok && read.failure === "busy")
    return refuse("server-busy", { what: "workbook", retryAfterMs: 5_000 });
  const { cases, mistakes, mistakeCount } = read.ok ? read.answer : failed(read.failure);
  const none = { listId: null, total: cases.length, matched: 0, missing: 0 };
  if (mistakeCount > 0) return { ...none, mistakes, mistakeCount };
  const itemOf = itemsByNameOf(hall);
  const missing: { line: number; caseNumber: string; itemId: string | null; day: string }[] = [];
  for (let at = 0; at < cases.length; at += slice) {
    for (const one of cases.slice(at, at + slice)) {
      const itemId = itemOf(one.item);
      if (itemId !== null && isTakenIn(hall, one, itemId, span.withinDays)) continue;
      missing.push({ line: one.line, caseNumber: one.caseNumber, itemId, day: one.day });
    }
    await nextTurn();
  }
  if (missing.length > mostMissing) return { ...none, ...failed("too-many-rows"), missing: missing.length };
  const listId = newId("bl");
  const { domain, from, to } = span;
  const matched = cases.length - missing.length;
  hall.bypass.pending.put(
    { listId, domain, from, to, total: cases.length, matched, cases: missing },
    hall.clock.now(),
  );
  return { listId, total: cases.length, matched, missing: missing.length, mistakes: [], mistakeCount: 0 };
}

function failed(because: string): CasesAnswer {
  const mistake = { sheet: "", row: null, column: null, because, value: null };
  return { cases: [], mistakes: [mistake], mistakeCount: 1 };
}

/** By code, or by the Chinese name; also of items that are withdrawn since. */
function itemsByNameOf({ items }: Hall): (text: string) => string | null {
  const names = new Map<string, string>();
  for (const itemId of items.allIds())
    for (const { item } of items.versions(itemId)) names.set(item.name.zh, item.id);
  return (text) => (items.at(text) ? text : (names.get(text) ?? null));
}

const dayMs = 86_400_000;

/** Its number stands in our books, or the same person handed in the same item about that time. */
function isTakenIn(
  { intake, vault }: Hall,
  one: DepartmentCase,
  itemId: string,
  withinDays: number,
): boolean {
  const numbered = one.number === null ? null : intake.byNumber(one.number);
  if (numbered) return numbered.terms.itemId === itemId;
  const personId = one.idNumber === null ? null : vault.find(one.idNumber.toUpperCase());
  if (personId === null) return false;
  return intake
    .ofPerson(personId, 200)
    .some(
      ({ terms, receivedOn }) =>
        terms.itemId === itemId &&
        Math.abs(Date.parse(receivedOn) - Date.parse(one.day)) <= withinDays * dayMs,
    );
}

export async function exportCases(hall: Hall, listId: string): Promise<Uint8Array | HallError> {
  const list = hall.bypass.list(listId);
  if (!list) return refuse("not-found", { what: "list", id: listId });
  const words: Record<string, string> = {
    open: "待核实",
    entered: "已补录",
    allowed: "依法可在部门办理",
    told: "已通报部门",
  };
  const rows = hall.bypass
    .cases(listId, null, 0, mostMissing)
    .map((one) => [
      one.line,
      one.case_number,
      one.item_id,
      one.item_id === null ? null : (hall.items.at(one.item_id)?.item.name.zh ?? null),
      one.day,
      words[one.standing] ?? one.standing,
      one.note_text_id === null ? null : hall.vault.text(one.note_text_id),
    ]);
  return written([
    ["原表行", headings.caseNumber, "事项编码", "事项", headings.day, "情况", "说明"],
    ...rows,
  ]);
}

/** Headings alone, for a department to fill in. */
export function emptyCaseList(): Promise<Uint8Array | HallError> {
  return written([Object.values(headings)]);
}

async function written(rows: (string | number | null)[][]): Promise<Uint8Array | HallError> {
  const task: BypassTask = { task: "write", rows };
  const done = await inWorker<Uint8Array>(worker, task);
  return done.ok ? done.answer : refuse("server-busy", { what: "workbook", retryAfterMs: 5_000 });
}
