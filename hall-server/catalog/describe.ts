/** What stands still during a day, as every page may read it. */
import { createHash } from "node:crypto";
import type { Catalog, CatalogItem, HallDescription } from "../contract/hall.ts";
import type { HallConfig } from "./config.ts";

export function describeHall(config: HallConfig): HallDescription {
  return {
    id: config.id,
    name: config.name,
    isDemonstration: config.isDemonstration,
    timeZone: config.timeZone,
    hotline: config.hotline,
    phoneAddress: config.phoneAddress,
    onlinePlatform: config.onlinePlatform,
    zones: config.zones.map(({ id, name, directions }) => ({ id, name, directions })),
    queues: config.queues.map(({ id, code, name, zoneId, counterIds }) => ({
      id,
      code,
      name,
      zoneId,
      counterIds,
    })),
    counters: config.counters.map(({ id, name, zoneId, group }) => ({ id, name, zoneId, group })),
    classes: config.classes.map(({ id, name, badge, headStartMinutes, mayBeClaimed }) => ({
      id,
      name,
      badge,
      headStartMinutes,
      mayBeClaimed,
    })),
    screens: config.screens.map(({ id, name, zoneIds }) => ({ id, name, zoneIds })),
    kiosks: config.kiosks.map(({ id, name }) => ({ id, name })),
    reasons: config.reasons,
    phrases: config.phrases,
    ratingLevels: config.ratingLevels,
    ratingTagsVersion: config.ratingTagsVersion,
    callsBeforeSkip: config.policy.callsBeforeSkip,
    secondsBetweenCalls: config.policy.secondsBetweenCalls,
    returnWindowMinutes: config.policy.returnWindowMinutes,
    returnBehind: config.policy.returnBehind,
    labels: config.labels,
    chains: config.intake.chains.map(({ id, name, kind, items }) => ({ id, name, kind, itemIds: items })),
    sites: config.sites,
  };
}

/** With `items` those instead of the file's; categories, domains and life events are those that they use. */
export function describeCatalog(
  { catalog }: Pick<HallConfig, "catalog">,
  items: CatalogItem[] | null = null,
): Catalog {
  if (items === null) {
    const { version, categories, domains, lifeEvents } = catalog;
    return { version, categories, ...(domains ? { domains } : {}), lifeEvents, items: catalog.items };
  }
  const { named } = catalog;
  const [categories, domains, lifeEvents] = [
    new Set(items.map((item) => item.category)),
    new Set(items.map((item) => item.domain)),
    new Set(items.flatMap((item) => item.lifeEvents)),
  ];
  const hash = createHash("sha256").update(JSON.stringify(items)).digest("hex").slice(0, 12);
  return {
    version: `${catalog.version}+${hash}`,
    categories: named.categories.filter((one) => categories.has(one.id)),
    domains: named.domains.filter((one) => domains.has(one.id)),
    lifeEvents: named.lifeEvents.filter((one) => lifeEvents.has(one.id)),
    items,
  };
}
