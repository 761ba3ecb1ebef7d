/** The hall's side of a catalogue's workbooks: what is in force goes out, what comes in waits to be applied. */

import type { HallError } from "../../contract/errors.ts";
import type { ImportAnswer } from "../../contract/item-commands.ts";
import type { Item } from "../../contract/items.ts";
import { refuse } from "../../deciding.ts";
import type { Hall } from "../../hall.ts";
import { newId } from "../../new-id.ts";
import { inWorker, type WorkerFailure } from "../../workbook/in-worker.ts";
import { surroundingsOf } from "../versions/check-item.ts";
import type { CatalogueTask, ReadAnswer } from "./worker.ts";

const worker = new URL("./worker.ts", import.meta.url);

/** `empty`: headings and codes alone, to be filled in. */
export async function exportCatalogue(hall: Hall, isEmpty: boolean): Promise<Uint8Array | HallError> {
  const items = isEmpty ? [] : inForce(hall);
  const task: CatalogueTask = { task: "write", items, surroundings: surroundingsOf(hall.config) };
  const done = await inWorker<Uint8Array>(worker, task);
  return done.ok ? done.answer : failed(done.failure);
}

/** A dry run: nothing changes; without mistakes the answer has the id under which all of it can be applied. */
export async function readImport(hall: Hall, bytes: Uint8Array): Promise<ImportAnswer | HallError> {
  const { items } = hall;
  const { revision } = items;
  const current = inForce(hall);
  const task: CatalogueTask = { task: "read", bytes, current, surroundings: surroundingsOf(hall.config) };
  const done = await inWorker<ReadAnswer>(worker, task);
  if (!done.ok && done.failure === "busy") return failed(done.failure);
  if (!done.ok) {
    const mistake = { sheet: "", row: null, column: null, because: done.failure, value: null };
    return { importId: null, items: 0, mistakes: [mistake], mistakeCount: 1 };
  }
  const { mistakes, mistakeCount, changes, same, missing } = done.answer;
  const isRight = mistakeCount === 0;
  const importId = isRight ? newId("im") : null;
  if (importId !== null)
    items.imports.put({ importId, revision, madeAt: hall.clock.now(), items: changes, same, missing });
  return { importId, items: done.answer.items, mistakes, mistakeCount };
}

function inForce({ items }: Hall): Item[] {
  return items.allIds().flatMap((id) => items.inForce(id)?.item ?? []);
}

function failed(failure: WorkerFailure): HallError {
  return failure === "busy"
    ? refuse("server-busy", { what: "workbook", retryAfterMs: 5_000 })
    : refuse("internal", { what: "workbook" });
}
