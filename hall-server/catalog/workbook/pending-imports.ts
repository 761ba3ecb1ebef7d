/** Workbooks that were read without a mistake and wait for somebody to apply them. In memory: after a start they are uploaded anew. */
import type { ItemDifference } from "../../contract/item-commands.ts";
import type { Item } from "../../contract/items.ts";

export interface PendingImport {
  importId: string;
  /** What the catalogue was when the differences were made; another one makes them untrue. */
  revision: string;
  madeAt: number;
  items: { item: Item; kind: "added" | "changed"; differences: ItemDifference[] }[];
  /** As in force. */
  same: number;
  /** In force, and not in the workbook. */
  missing: string[];
}

const keptMs = 60 * 60_000;
const mostKept = 4;

export class PendingImports {
  readonly #kept = new Map<string, PendingImport>();

  put(pending: PendingImport): void {
    this.#kept.set(pending.importId, pending);
    for (const id of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(id);
  }

  get(importId: string, now: number): PendingImport | null {
    const pending = this.#kept.get(importId);
    return pending && now - pending.madeAt < keptMs ? pending : null;
  }

  drop(importId: string): void {
    this.#kept.delete(importId);
  }
}
