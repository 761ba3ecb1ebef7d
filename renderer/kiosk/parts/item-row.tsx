import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import { Icon } from "../../kit/icon.tsx";
import { isSameDay } from "../../kit/items/item-facts.ts";
import { MarkedName } from "../../kit/items/marked-name.tsx";
import { queueOf, useKiosk, useKioskWords } from "../kiosk-context.tsx";

interface ItemRowProps {
  item: CatalogItem;
  matched?: ReadonlySet<number>;
}

/** One thing to be done: whose it is, how long it takes, where, how many wait. */
export function ItemRow({ item, matched }: ItemRowProps) {
  const { dispatch, view, hall, catalog, alone } = useKiosk();
  const { say, pick, language } = useKioskWords();
  const queue = queueOf(item, view, alone);
  const zone = hall.zones.find((one) => one.id === queue?.zoneId);
  const domain = (catalog.domains ?? catalog.categories).find((one) => one.id === item.domain);
  const facts = [
    ...(domain ? [pick(domain.name)] : []),
    say(isSameDay(item) ? "sameDay" : "inDays", { days: item.promisedDays ?? 0 }),
    ...(zone ? [pick(zone.name)] : []),
  ];
  return (
    <button
      type="button"
      className="item-row"
      onClick={() => dispatch({ event: "choose", choice: { kind: "item", itemId: item.id } })}
    >
      <span className="item-row__words">
        <span className={`item-row__name ${isLong(pick(item.name)) ? "item-row__name--long" : ""}`}>
          {language === "zh" && matched ? (
            <MarkedName text={item.name.zh} matched={matched} />
          ) : (
            pick(item.name)
          )}
        </span>
        <span className="item-row__facts">{facts.join("・")}</span>
      </span>
      {queue ? (
        <span className="item-row__wait">
          {alone ? (
            <span>{say(alone.includes(queue.id) ? "aloneShort" : "aloneNoneShort")}</span>
          ) : queue.isOpen ? (
            <>
              <span>{say("waitingShort")}</span>
              <strong>{say("people", { count: queue.waiting })}</strong>
            </>
          ) : (
            <span>{say(queue.closedBecause === "quota" ? "quotaUsedShort" : "closedShort")}</span>
          )}
        </span>
      ) : null}
      <Icon name="arrowRight" className="item-row__arrow" />
    </button>
  );
}

/** Chinese characters are as wide as two letters. */
function isLong(name: string): boolean {
  const columns = [...name].reduce((sum, character) => sum + (character < "\u2e80" ? 1 : 2), 0);
  return columns > 34;
}
