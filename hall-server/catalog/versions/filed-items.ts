/**
 * The hall's file is version 1 of its items, and people edit files. What it said at the last start is kept beside the
 * journal; where it says something else now, the old text is put down as the version that it was and the new one
 * follows, so that an application finds the version that it began with.
 */
import type { Item } from "../../contract/items.ts";
import type { HallDatabase } from "../../journal/database.ts";
import type { NewFact } from "../../journal/fact.ts";
import { type StoredEntry, wholeItem } from "../whole-item.ts";
import { isSame } from "./difference.ts";
import type { Items } from "./items.ts";

const name = "items-file";

export class FiledItems {
  readonly #read;
  readonly #write;

  constructor(db: HallDatabase) {
    this.#read = db.prepare<[string], { value: string }>("select value from properties where name = ?");
    this.#write = db.prepare<[string, string]>("insert or replace into properties values (?, ?)");
  }

  /** As JSON; null before the first start. */
  kept(): string | null {
    return this.#read.get(name)?.value ?? null;
  }

  keep(entries: readonly StoredEntry[]): void {
    this.#write.run(name, JSON.stringify(entries));
  }
}

/** What a changed file makes of the items: nothing of those that managers have changed since, whose word stands. */
export function factsOfChangedFile(
  before: readonly StoredEntry[],
  now: readonly StoredEntry[],
  items: Items,
  today: string,
): NewFact[] {
  const current = new Map(now.map((entry) => [entry.id, wholeItem(entry)]));
  const wasThere = new Set(before.map((entry) => entry.id));
  const isOurs = (itemId: string) => items.changes(itemId).every((change) => change.staff === byHall.by);
  // Taken out of the file once, and put in again.
  const back = now.filter(({ id }) => !wasThere.has(id) && items.changes(id).length > 0 && isOurs(id));
  const returned = back.map((entry) => saved(wholeItem(entry), items.nextVersion(entry.id), today));
  const changed = before.flatMap((entry): NewFact[] => {
    const was = wholeItem(entry);
    const is = current.get(entry.id);
    if (is && isSame(was, is)) return [];
    const changes = items.changes(entry.id);
    const isKept = changes.some((change) => change.kind === "saved" && change.version === 1);
    const first = isKept ? [] : [saved(was, 1, null)];
    if (!isOurs(entry.id)) return first;
    if (!is) return [...first, withdrawn(entry.id, today)];
    // Version 1 is counted, whether it stands in the table yet or not.
    return [...first, saved(is, items.nextVersion(entry.id), today)];
  });
  return [...changed, ...returned];
}

const byHall = { by: "hall", reasonTextId: null };

function saved(item: Item, version: number, inForceFrom: string | null): NewFact {
  return {
    name: "item-saved",
    data: { itemId: item.id, version, item, inForceFrom, origin: "file", ...byHall },
  };
}

function withdrawn(itemId: string, from: string): NewFact {
  return { name: "item-withdrawn", data: { itemId, from, ...byHall } };
}
