import { EventIcon } from "../kit/items/event-icon.tsx";
import { pageOf } from "../kit/page-of.ts";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";
import { itemsOf } from "./items-of.ts";
import { Pager } from "./pager.tsx";

const perPage = 15;

/** Life events, or departments, that have something. */
export function Groups() {
  const { place, catalog, go } = useDeclare();
  const { say, pick } = useWords(declareWords);
  const isEvent = place.by === "event";
  const all = (isEvent ? catalog.lifeEvents : (catalog.domains ?? catalog.categories))
    .map((group) => ({ ...group, count: itemsOf(catalog.items, place.by, group.id).length }))
    .filter(({ count }) => count > 0);
  const { rows, page, pages } = pageOf(all, place.page, perPage);
  return (
    <>
      <h2 className="finder__title">{say(isEvent ? "byEvent" : "byDepartment")}</h2>
      <div className="finder__groups">
        {rows.map(({ id, name, count }) => (
          <button
            key={id}
            type="button"
            className="finder__group"
            onClick={() => go({ step: "open-group", group: id })}
          >
            {isEvent ? <EventIcon id={id} /> : null}
            <span>
              <strong>{pick(name)}</strong>
              <span>{say("itemCount", { count })}</span>
            </span>
          </button>
        ))}
      </div>
      <Pager page={page} pages={pages} onTurn={(next) => go({ step: "turn", page: next })} />
    </>
  );
}
