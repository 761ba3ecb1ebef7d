/**
 * 事项 as deciding and drawing read them: the hall's file is version 1, what managers saved since stands in a derived
 * table. Which version is in force follows from the hall-day alone, so a plan comes into force when the day turns and
 * nothing has to happen for it.
 */
import type { ModuleTables } from "../../archive/module-tables.ts";
import type { Item, ItemVersion } from "../../contract/items.ts";
import type { HallDatabase } from "../../journal/database.ts";
import type { Fact } from "../../journal/fact.ts";
import type { HallConfig } from "../config.ts";
import { lookUp } from "../look-up.ts";
import type { BaselineFigures } from "../measures/baseline.ts";
import { queuesFor, unitsFor } from "../route-items.ts";
import { PendingImports } from "../workbook/pending-imports.ts";

/** A row of `item_changes`, oldest first. */
export interface ItemChange {
  position: number;
  item_id: string;
  kind: "saved" | "withdrawn" | "dropped";
  version: number | null;
  from_day: string | null;
  origin: "page" | "workbook" | "file";
  staff: string;
  reason_text_id: string | null;
  at: number;
  item: string | null;
}

interface KnownVersion {
  version: number;
  from: string | null;
  item: Item;
  /** In the journal; 0 for the hall's file. */
  position: number;
}

interface Known {
  versions: KnownVersion[];
  withdrawn: { from: string; position: number } | null;
}

export interface Baseline {
  position: number;
  day: string;
  staff: string;
  at: number;
  figures: BaselineFigures;
}

export class Items implements ModuleTables {
  /** Workbooks that wait to be applied. */
  readonly imports = new PendingImports();
  readonly #config: HallConfig;
  readonly #today: () => string;
  readonly #insert;
  readonly #insertBaseline;
  readonly #ofItem;
  readonly #changed;
  readonly #newestChange;
  readonly #newestBaseline;
  readonly #known = new Map<string, Known | null>();
  #changedIds: string[] | null = null;
  #lastChange: number | null = null;

  /** `today`: the hall-day. */
  constructor(db: HallDatabase, config: HallConfig, today: () => string) {
    this.#config = config;
    this.#today = today;
    this.#insert = db.prepare<ItemChange>(
      `insert or replace into item_changes values (@position, @item_id, @kind, @version, @from_day, @origin, @staff,
       @reason_text_id, @at, @item)`,
    );
    this.#insertBaseline = db.prepare<[number, string, string, number, string]>(
      "insert or replace into item_baselines values (?, ?, ?, ?, ?)",
    );
    this.#ofItem = db.prepare<[string], ItemChange>(
      "select * from item_changes where item_id = ? order by position",
    );
    this.#changed = db.prepare<[], { item_id: string }>(
      "select item_id from item_changes group by item_id order by min(position)",
    );
    this.#newestChange = db.prepare<[], { position: number | null }>(
      "select max(position) as position from item_changes",
    );
    this.#newestBaseline = db.prepare<[], Omit<Baseline, "figures"> & { figures: string }>(
      "select * from item_baselines order by position desc limit 1",
    );
  }

  /** The hall-day and the last change: what was made of the items holds as long as it is the same. */
  get revision(): string {
    this.#lastChange ??= this.#newestChange.get()?.position ?? 0;
    return `${this.#today()} ${this.#lastChange}`;
  }

  /** Any version; without one the version in force, else the newest. */
  at(itemId: string, version?: number): ItemVersion | null {
    const known = this.#of(itemId);
    if (!known) return null;
    if (version === undefined) return this.inForce(itemId) ?? this.#wire(known, known.versions.at(-1));
    return this.#wire(
      known,
      known.versions.find((one) => one.version === version),
    );
  }

  /** What is taken in today; null where there is no such item, not yet, or not any more. */
  inForce(itemId: string): ItemVersion | null {
    const known = this.#of(itemId);
    if (!known) return null;
    const today = this.#today();
    const candidates = known.versions.filter(({ from }) => from === null || from <= today);
    const newest = candidates.toSorted(byDay).at(-1);
    if (!newest) return null;
    const withdrawnAt = endOf(known, newest);
    return withdrawnAt !== null && withdrawnAt <= today ? null : this.#wire(known, newest);
  }

  /** Versions that are still to come, the nearest first. */
  planned(itemId: string): ItemVersion[] {
    const known = this.#of(itemId);
    const today = this.#today();
    return (known?.versions ?? [])
      .filter(({ from }) => from !== null && from > today)
      .toSorted(byDay)
      .flatMap((one) => (known ? (this.#wire(known, one) ?? []) : []));
  }

  versions(itemId: string): ItemVersion[] {
    const known = this.#of(itemId);
    return known ? known.versions.flatMap((one) => this.#wire(known, one) ?? []) : [];
  }

  /** The number that the next version of an item gets; also of one that nobody knows yet. Dropped numbers stay used. */
  nextVersion(itemId: string): number {
    const saved = this.changes(itemId).filter((change) => change.kind === "saved");
    const newest = Math.max(0, ...saved.map((change) => change.version ?? 0));
    return Math.max(newest, lookUp(this.#config).whole(itemId) ? 1 : 0) + 1;
  }

  changes(itemId: string): ItemChange[] {
    return this.#ofItem.all(itemId);
  }

  /** Every item there is, was or will be: those of the file in its order, then the others as they came. */
  allIds(): string[] {
    const filed = this.#config.catalog.items.map((item) => item.id);
    const known = new Set(filed);
    return [...filed, ...this.changedIds().filter((id) => !known.has(id))];
  }

  changedIds(): string[] {
    this.#changedIds ??= this.#changed.all().map((row) => row.item_id);
    return this.#changedIds;
  }

  baseline(): Baseline | null {
    const row = this.#newestBaseline.get();
    return row ? { ...row, figures: JSON.parse(row.figures) as BaselineFigures } : null;
  }

  take(fact: Fact): void {
    switch (fact.name) {
      case "item-saved": {
        const { item, version, inForceFrom, origin } = fact.data;
        const saved = { kind: "saved", version, from_day: inForceFrom, item: JSON.stringify(item) } as const;
        this.#keep({ ...rowOf(fact, fact.data), ...saved, origin });
        break;
      }
      case "item-withdrawn":
        this.#keep({ ...rowOf(fact, fact.data), kind: "withdrawn", from_day: fact.data.from });
        break;
      case "item-plan-dropped":
        this.#keep({ ...rowOf(fact, fact.data), kind: "dropped", version: fact.data.version });
        break;
      case "baseline-frozen":
        this.#insertBaseline.run(
          fact.position,
          fact.data.day,
          fact.data.by,
          fact.at,
          JSON.stringify(fact.data.figures),
        );
        break;
      default:
        break;
    }
  }

  forgetCached(): void {
    this.#known.clear();
    this.#changedIds = null;
    this.#lastChange = null;
  }

  #keep(change: ItemChange): void {
    this.#insert.run(change);
    this.#known.delete(change.item_id);
    this.#changedIds = null;
    this.#lastChange = null;
  }

  #of(itemId: string): Known | null {
    const cached = this.#known.get(itemId);
    if (cached !== undefined) return cached;
    const made = this.#read(itemId);
    // Ids come from outside: what nobody knows is not remembered.
    if (made) this.#known.set(itemId, made);
    return made;
  }

  #read(itemId: string): Known | null {
    const filed = lookUp(this.#config).whole(itemId);
    const changes = this.changes(itemId);
    const versions = changes.flatMap(({ kind, version, from_day: from, item, position }): KnownVersion[] =>
      kind === "saved" && version !== null && item !== null
        ? [{ version, from, item: JSON.parse(item) as Item, position }]
        : [],
    );
    const dropped = new Set(changes.flatMap((one) => (one.kind === "dropped" ? [one.version] : [])));
    const standing = versions.filter((one) => !dropped.has(one.version));
    const isFiled = filed !== null && !standing.some((one) => one.version === 1);
    const all = isFiled ? [{ version: 1, from: null, item: filed, position: 0 }, ...standing] : standing;
    if (all.length === 0) return null;
    const withdrawn = changes.findLast((one) => one.kind === "withdrawn");
    const from = withdrawn?.from_day ?? null;
    return {
      versions: all,
      withdrawn: withdrawn && from !== null ? { from, position: withdrawn.position } : null,
    };
  }

  #wire(known: Known, one: KnownVersion | undefined): ItemVersion | null {
    if (!one) return null;
    return {
      item: one.item,
      version: one.version,
      inForceFrom: one.from,
      withdrawnAt: endOf(known, one),
      queueIds: queuesFor(one.item, this.#config.routing),
      unitIds: unitsFor(one.item, this.#config.offices),
    };
  }
}

/** The day from which a version is withdrawn: one that begins later, or was saved later for that very day, is not. */
function endOf({ withdrawn }: Known, { from, position }: KnownVersion): string | null {
  if (withdrawn === null) return null;
  const begins = from ?? "";
  const isBefore = begins < withdrawn.from || (begins === withdrawn.from && position < withdrawn.position);
  return isBefore ? withdrawn.from : null;
}

/** Of two for the same day the later one counts. */
const byDay = (a: KnownVersion, b: KnownVersion) =>
  (a.from ?? "").localeCompare(b.from ?? "") || a.version - b.version;

function rowOf(
  fact: Fact,
  data: { itemId: string; by: string; reasonTextId: string | null },
): Omit<ItemChange, "kind"> {
  return {
    position: fact.position,
    item_id: data.itemId,
    version: null,
    from_day: null,
    origin: "page",
    staff: data.by,
    reason_text_id: data.reasonTextId,
    at: fact.at,
    item: null,
  };
}
