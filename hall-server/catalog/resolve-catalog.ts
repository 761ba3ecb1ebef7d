/** The items that this hall offers, each with the queues that take it. */
import { createHash } from "node:crypto";
import type { CatalogItem } from "../contract/hall.ts";
import type { HallConfig } from "./config.ts";
import { generateItems, type UnroutedItem } from "./generate-items.ts";
import { fits } from "./hall-file/matcher.ts";
import type { HallFile } from "./hall-file.ts";
import { initialsOf } from "./initials.ts";
import type { ItemsFile, PartsFile } from "./items-file.ts";
import { listedItem } from "./listed-item.ts";
import { queuesFor, routingOf, unitsFor } from "./route-items.ts";
import { wholeItem } from "./whole-item.ts";

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
    .map((entry) => ({ entry, item: wholeItem(entry), initials: initialsOf(entry.name.zh) }))
    .filter(({ item }) => file.items.offer?.some((rule) => fits(rule, item)) ?? true);
  const unfilled: CatalogResolution["unfilled"] = [];
  const all: UnroutedItem[] = [...offered];
  for (const level of ["city", "county"] as const) {
    const wanted = file.items.generate?.[level] ?? 0;
    const there = offered.filter(({ item }) => item.level === level).length;
    const generated = parts ? generateItems(parts, level, Math.max(0, wanted - there)) : [];
    all.push(...generated);
    if (there + generated.length < wanted)
      unfilled.push({ level, wanted, reached: there + generated.length });
  }
  const rules = routingOf(file);
  const offices = file.offices;
  const routed = all.map(({ item, initials }) =>
    listedItem(item, {
      initials,
      queueIds: queuesFor(item, rules),
      unitIds: unitsFor(item, offices),
      version: 1,
    }),
  );
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
      entries: all.map(({ entry }) => entry),
      named: { categories: items.categories, domains: items.domains, lifeEvents: items.lifeEvents },
    },
    unrouted: routed.filter((item) => item.queueIds.length === 0).map((item) => item.id),
    unfilled,
  };
}

/** Changes with every change of content, so that it can serve as an ETag. */
function versionOf(version: string, items: readonly CatalogItem[]): string {
  const hash = createHash("sha256").update(JSON.stringify(items)).digest("hex").slice(0, 12);
  return `${version}-${hash}`;
}
