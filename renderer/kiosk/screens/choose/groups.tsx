import { EventIcon } from "../../../kit/items/event-icon.tsx";
import { samplesOf } from "../../../kit/items/find-items.ts";
import { pageOf } from "../../../kit/page-of.ts";
import type { Choosing } from "../../flow/state.ts";
import { useKiosk, useKioskWords } from "../../kiosk-context.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Tile } from "../../parts/tile.tsx";
import { useIsLandscape } from "../../parts/use-is-landscape.ts";
import { useOffered } from "../../parts/use-offered.ts";

/** In characters, as wide as a tile is. */
const longestSample = { upright: 13, lying: 9 };
/** More than eight still fit on one page when they stand closer. */
const airyTiles = 8;

export function Events({ purpose }: Pick<Choosing, "purpose">) {
  const { dispatch } = useKiosk();
  const catalog = useOffered(purpose);
  const { say, pick, language } = useKioskWords();
  const longest = useIsLandscape() ? longestSample.lying : longestSample.upright;
  const events = catalog.lifeEvents
    .map((event) => ({
      ...event,
      items: catalog.items.filter((item) => item.lifeEvents.includes(event.id)),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <div className={`groups ${events.length > airyTiles ? "groups--close" : ""}`}>
      {events.map(({ id, name, items }) => (
        <Tile
          key={id}
          kind="list"
          icon={<EventIcon id={id} />}
          title={pick(name)}
          more={(language === "zh" && samplesOf(items, longest)) || say("itemCount", { count: items.length })}
          onPress={() => dispatch({ event: "open-group", group: id })}
        />
      ))}
    </div>
  );
}

export function Departments({ page, purpose }: Pick<Choosing, "page" | "purpose">) {
  const { dispatch } = useKiosk();
  const catalog = useOffered(purpose);
  const { say, pick } = useKioskWords();
  const perPage = useIsLandscape() ? 12 : 15;
  const departments = (catalog.domains ?? catalog.categories)
    .map((one) => ({
      ...one,
      count: catalog.items.filter((item) => item.domain === one.id || item.category === one.id).length,
    }))
    .filter(({ count }) => count > 0);
  const shown = pageOf(departments, page, perPage);
  return (
    <div className="departments">
      <div className="departments__tiles">
        {shown.rows.map(({ id, name, count }) => (
          <Tile
            key={id}
            kind="list"
            title={pick(name)}
            more={say("itemCount", { count })}
            onPress={() => dispatch({ event: "open-group", group: id })}
          />
        ))}
      </div>
      <Pager page={shown.page} pages={shown.pages} />
    </div>
  );
}
