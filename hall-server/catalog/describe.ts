/** What stands still during a day, as every page may read it. */
import type { Catalog, HallDescription } from "../contract/hall.ts";
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
    ratingLevels: config.ratingLevels,
    ratingTagsVersion: config.ratingTagsVersion,
    callsBeforeSkip: config.policy.callsBeforeSkip,
    secondsBetweenCalls: config.policy.secondsBetweenCalls,
    returnWindowMinutes: config.policy.returnWindowMinutes,
    returnBehind: config.policy.returnBehind,
    labels: config.labels,
    sites: config.sites,
  };
}

export function describeCatalog(config: HallConfig): Catalog {
  const { version, categories, domains, lifeEvents, items } = config.catalog;
  return { version, categories, ...(domains ? { domains } : {}), lifeEvents, items };
}
