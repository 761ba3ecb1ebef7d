/** The items that this hall offers, each with the queues that take it. */
import { createHash } from "node:crypto";
import type { CatalogItem } from "../contract/hall.ts";
import type { HallConfig } from "./config.ts";
import { generateItems, type UnroutedItem } from "./generate-items.ts";
import { fits } from "./hall-file/matcher.ts";
import type { HallFile } from "./hall-file.ts";
import { initialsOf } from "./initials.ts";
import type { ItemEntry, ItemsFile, PartsFile } from "./items-file.ts";
import { materialsOf } from "./materials.ts";
import { queuesFor } from "./route-items.ts";

type Catalog = HallConfig["catalog"];

export interface CatalogResolution {
  catalog: Catalog;
  /** Ids of the items that no rule gives a queue. */
  unrouted: string[];
  /** Levels that the generator could not fill. */
  unfilled: { level: "city" | "county"; wanted: number; reached: number }[];
}

export function resolveCatalog(file: HallFile, items: ItemsFile, parts: PartsFile | null): CatalogResolution {
  const offered = items.items
    .map(itemOf)
    .filter((item) => file.items.offer?.some((rule) => fits(rule, item)) ?? true);
  const unfilled: CatalogResolution["unfilled"] = [];
  const all: UnroutedItem[] = [...offered];
  for (const level of ["city", "county"] as const) {
    const wanted = file.items.generate?.[level] ?? 0;
    const there = offered.filter((item) => item.level === level).length;
    const generated = parts ? generateItems(parts, level, Math.max(0, wanted - there)) : [];
    all.push(...generated);
    if (there + generated.length < wanted)
      unfilled.push({ level, wanted, reached: there + generated.length });
  }
  const routed: CatalogItem[] = all.map((item) => ({ ...item, queueIds: queuesFor(item, file) }));
  const used = (pick: (item: CatalogItem) => readonly string[]) => new Set(routed.flatMap(pick));
  const [categories, domains, lifeEvents] = [
    used((item) => [item.category]),
    used((item) => [item.domain]),
    used((item) => item.lifeEvents),
  ];
  return {
    catalog: {
      version: versionOf(items.version, routed),
      categories: items.categories.filter((one) => categories.has(one.id)),
      domains: items.domains.filter((one) => domains.has(one.id)),
      lifeEvents: items.lifeEvents.filter((one) => lifeEvents.has(one.id)),
      items: routed,
    },
    unrouted: routed.filter((item) => item.queueIds.length === 0).map((item) => item.id),
    unfilled,
  };
}

function itemOf(entry: ItemEntry): UnroutedItem {
  return {
    id: entry.id,
    name: entry.name,
    initials: initialsOf(entry.name.zh),
    category: entry.category,
    domain: entry.domain,
    level: entry.level,
    kind: entry.kind,
    lawDays: entry.lawDays ?? null,
    promisedDays: entry.promisedDays ?? null,
    fee: entry.fee ?? null,
    ...(entry.conditions ? { conditions: entry.conditions } : {}),
    materials: materialsOf(entry.materials),
    lifeEvents: entry.lifeEvents,
    isVillageErrand: entry.villageErrand,
    isDemonstration: false,
  };
}

/** Changes with every change of content, so that it can serve as an ETag. */
function versionOf(version: string, items: readonly CatalogItem[]): string {
  const hash = createHash("sha256").update(JSON.stringify(items)).digest("hex").slice(0, 12);
  return `${version}-${hash}`;
}
