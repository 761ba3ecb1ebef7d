import { Button } from "../../../kit/button.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { pageOf } from "../../../kit/page-of.ts";
import type { Choosing } from "../../flow/state.ts";
import { useKiosk, useKioskWords } from "../../kiosk-context.tsx";
import { ItemRow } from "../../parts/item-row.tsx";
import { Pager } from "../../parts/pager.tsx";
import { useIsLandscape } from "../../parts/use-is-landscape.ts";
import { useOffered } from "../../parts/use-offered.ts";

const manyPages = 4;

/** What belongs to one life event or one department. */
export function GroupItems({ screen, group }: { screen: Choosing; group: string }) {
  const { dispatch } = useKiosk();
  const catalog = useOffered(screen.purpose);
  const { say, pick } = useKioskWords();
  const isEvent = screen.by === "event";
  const groups = isEvent ? catalog.lifeEvents : (catalog.domains ?? catalog.categories);
  const name = groups.find((one) => one.id === group)?.name;
  const items = catalog.items.filter((item) =>
    isEvent ? item.lifeEvents.includes(group) : item.domain === group || item.category === group,
  );
  const isLandscape = useIsLandscape();
  const perPage = isLandscape ? (items.length <= 3 ? 3 : 2) : items.length <= 5 ? 5 : 4;
  const shown = pageOf(items, screen.page, perPage);
  return (
    <section className="group-items">
      <div className="group-items__head">
        <h2>{name ? pick(name) : null}</h2>
        <Button onPress={() => dispatch({ event: "choose-by", by: screen.by })}>
          <Icon name="arrowLeft" />
          {say("allGroups")}
        </Button>
      </div>
      <div className="item-rows">
        {shown.rows.map((item) => (
          <ItemRow key={item.id} item={item} />
        ))}
      </div>
      <Pager
        page={shown.page}
        pages={shown.pages}
        note={shown.pages >= manyPages ? say("manyItems") : undefined}
      />
    </section>
  );
}
