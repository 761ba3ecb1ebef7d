/** Where a site stands in the tree 省、市、县、乡、村. */
import type { HallConfig } from "../catalog/config.ts";

type Sites = HallConfig["sites"];

/** The sites above, nearest first. */
export function sitesAbove(sites: Sites, siteId: string): string[] {
  const above: string[] = [];
  let at = sites.find((site) => site.id === siteId)?.parentId ?? null;
  while (at !== null && !above.includes(at)) {
    above.push(at);
    at = sites.find((site) => site.id === at)?.parentId ?? null;
  }
  return above;
}

/** The site itself, and every one below it. */
export function siteAndBelow(sites: Sites, siteId: string): string[] {
  return sites
    .filter((site) => site.id === siteId || sitesAbove(sites, site.id).includes(siteId))
    .map((site) => site.id);
}
