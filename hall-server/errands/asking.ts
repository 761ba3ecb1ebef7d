import type { HallConfig } from "../catalog/config.ts";
import type { Registry } from "../people/registry.ts";
import type { Asking } from "./life-cycle.ts";
import { siteAndBelow } from "./sites.ts";

interface Hall {
  config: HallConfig;
  registry: Registry;
}

/** An agent of no named site is one of the hall itself. */
export function askingOf({ config, registry }: Hall, principal: { name: string; role: string }): Asking {
  const siteId = principal.role === "agent" ? siteOf({ config, registry }, principal.name) : null;
  return {
    staffId: principal.name,
    role: principal.role,
    siteId,
    sitesBelow: siteId === null ? [] : siteAndBelow(config.sites, siteId),
    hallSiteId: config.id,
    knownSites: config.sites.map(({ id }) => id),
  };
}

export function siteOf({ config, registry }: Hall, staffId: string): string {
  const siteId = registry.staff(staffId)?.siteId ?? null;
  const isKnown = config.sites.some((site) => site.id === siteId);
  return siteId !== null && isKnown ? siteId : config.id;
}

/** The sites that are left, for whoever has the hall's own among theirs: to them falls also what is at none of these. */
export function goneTo(
  { hallSiteId, knownSites }: Asking,
  siteIds: readonly string[],
): readonly string[] | undefined {
  return siteIds.includes(hallSiteId) ? knownSites : undefined;
}
