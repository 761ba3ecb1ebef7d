import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import type { FoundItem } from "../kit/items/find-items.ts";
import { isSameDay } from "../kit/items/item-facts.ts";
import { MarkedName } from "../kit/items/marked-name.tsx";
import { pageOf } from "../kit/page-of.ts";
import { declareWords } from "../words/declare.ts";
import { itemGuideWords } from "../words/item-guide.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";
import { Pager } from "./pager.tsx";

const perPage = 7;

interface ItemRowsProps {
  title: string;
  rows: readonly FoundItem[];
  onBack?: () => void;
}

export function ItemRows({ title, rows, onBack }: ItemRowsProps) {
  const { place, catalog, go } = useDeclare();
  const { say, pick, language } = useWords(declareWords);
  const { say: sayOfGuide } = useWords(itemGuideWords);
  const shown = pageOf(rows, place.page, perPage);
  const departments = catalog.domains ?? catalog.categories;
  return (
    <>
      <div className="finder__titles">
        <h2 className="finder__title">{title}</h2>
        {onBack ? (
          <Button onPress={onBack}>
            <Icon name="arrowLeft" />
            {say("back")}
          </Button>
        ) : null}
      </div>
      <ul className="finder__items">
        {shown.rows.map(({ item, matched }) => {
          const department = departments.find(({ id }) => id === item.domain);
          const facts = [
            ...(department ? [pick(department.name)] : []),
            sayOfGuide(isSameDay(item) ? "sameDay" : "inDays", { days: item.promisedDays ?? 0 }),
          ];
          return (
            <li key={item.id}>
              <button
                type="button"
                className="finder__item"
                onClick={() => go({ step: "open-item", itemId: item.id })}
              >
                <span className="finder__name">
                  {language === "zh" ? <MarkedName text={item.name.zh} matched={matched} /> : pick(item.name)}
                </span>
                <span className="finder__facts">{facts.join("・")}</span>
                <Icon name="arrowRight" />
              </button>
            </li>
          );
        })}
      </ul>
      <Pager page={shown.page} pages={shown.pages} onTurn={(page) => go({ step: "turn", page })} />
    </>
  );
}
