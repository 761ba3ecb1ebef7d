import type { errandQueries } from "../contract/errands.ts";
import type { HallError } from "../contract/errors.ts";
import type { QueryInput, QueryValue } from "../contract/queries.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Viewing } from "../viewing.ts";
import { askingOf, goneTo, siteOf } from "./asking.ts";
import { maySee } from "./life-cycle.ts";
import { siteAndBelow, sitesAbove } from "./sites.ts";
import { wireErrand, wireErrandRow } from "./wire.ts";

type Name = keyof typeof errandQueries;
type Ask<Asked extends Name> = (
  viewing: Viewing,
  input: QueryInput<Asked>,
  principal: Principal,
) => QueryValue<Asked> | HallError;

const newest = Number.MAX_SAFE_INTEGER;

export const errandAnswers: { [Asked in Name]: Ask<Asked> } = {
  "errands:list": (viewing, { which, state, number, cursor, limit }, principal) => {
    const showing = showingOf(viewing);
    const asking = askingOf(showing, principal);
    const { siteId, sitesBelow, staffId } = asking;
    const below = siteId === null ? undefined : sitesBelow;
    const found = viewing.hall.errands.list(
      {
        state,
        number,
        atSiteId: which === "here" && siteId !== null ? siteId : undefined,
        assignee: which === "tasks" ? staffId : undefined,
        fromSiteIds: which === "below" ? below : undefined,
        butGoneFrom: goneTo(asking, which === "here" && siteId !== null ? [siteId] : sitesBelow),
      },
      Number(cursor ?? newest) || newest,
      limit,
    );
    return {
      errands: found.map(({ record }) => wireErrandRow(showing, record)),
      cursor: found.length === limit ? String(found.at(-1)?.position ?? "") : null,
    };
  },

  "errand:get": (viewing, { errandId }, principal) => {
    const showing = showingOf(viewing);
    const record = viewing.hall.errands.get(errandId);
    const asking = askingOf(showing, principal);
    // Whose it is not learns nothing of it, not even that it is there.
    if (!record || !maySee(record, asking)) return refuse("not-found", { what: "errand", id: errandId });
    return { errand: wireErrand(showing, record, asking) };
  },

  "agents:list": (viewing, _input, principal) => {
    const showing = showingOf(viewing);
    const { config, registry } = showing;
    const { siteId } = askingOf(showing, principal);
    const sites = siteAndBelow(config.sites, siteId ?? config.id);
    const agents = registry
      .allStaff()
      .filter((member) => member.role === "agent" && member.isActive)
      .map((member) => ({
        user: member.staffId,
        staffNumber: member.staffNumber,
        siteId: siteOf(showing, member.staffId),
      }));
    return {
      ownSiteId: siteId,
      sitesAbove: siteId === null ? [] : sitesAbove(config.sites, siteId),
      agents: agents.filter((agent) => siteId === null || sites.includes(agent.siteId)),
    };
  },

  "errands:figures": (viewing, { month }, principal) => {
    const showing = showingOf(viewing);
    const asking = askingOf(showing, principal);
    const below = asking.siteId === null ? asking.knownSites : asking.sitesBelow;
    const counts = viewing.hall.errands.countMonth(month, below, goneTo(asking, below));
    return { sites: counts.map(({ site_id, ...counted }) => ({ siteId: site_id, ...counted })) };
  },
};

const showingOf = ({ hall, config, iso }: Viewing) => ({
  config,
  iso,
  registry: hall.registry,
  vault: hall.vault,
});
