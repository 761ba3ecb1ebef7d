import { type KeyboardEvent, useRef, useState } from "react";
import type { CatalogItem } from "../../hall-server/contract/hall.ts";
import { counterGuideWords } from "../words/counter-guide.ts";
import { useWords } from "../words/words.ts";
import type { Desk } from "./dialogs/dialog.ts";

/** What to ask for: the guide of each item on the ticket here, or of the one that is next. It is read, nothing is kept. */
export function GuideColumn({ desk }: { desk: Desk }) {
  const { view, names } = desk;
  const { say } = useWords(counterGuideWords);
  const [next] = view.waiting;
  const isNext = view.current === null;
  const itemIds = view.current?.ticket.itemIds ?? next?.itemIds ?? [];
  const subject = view.current?.ticket.id ?? next?.ticketId ?? "";
  const [chosen, setChosen] = useState<{ subject: string; itemId: string } | null>(null);
  const itemId = chosen?.subject === subject && itemIds.includes(chosen.itemId) ? chosen.itemId : itemIds[0];
  const item = itemId === undefined ? undefined : names.findItem(itemId);

  if (itemId === undefined) {
    const isHere = view.current !== null;
    return (
      <section className="desk-guide" aria-labelledby="guide-title">
        <h2 id="guide-title" className="desk-guide__title">
          {say(isHere ? "noItem" : "nobody")}
        </h2>
        <p className="desk-second">{say(isHere ? "noItemTodo" : "nobodyTodo")}</p>
      </section>
    );
  }
  return (
    <section className="desk-guide" aria-labelledby="guide-title">
      {isNext ? <p className="desk-guide__whose">{say("next")}</p> : null}
      {itemIds.length > 1 ? (
        <ItemTabs
          itemIds={itemIds}
          chosen={itemId}
          nameOf={names.item}
          onChoose={(next) => setChosen({ subject, itemId: next })}
        />
      ) : null}
      {item ? (
        <Guide item={item} department={names.department(item.domain)} />
      ) : (
        <h2 id="guide-title">{say("unknown", { id: itemId })}</h2>
      )}
    </section>
  );
}

interface ItemTabsProps {
  itemIds: string[];
  chosen: string;
  nameOf: (itemId: string) => string;
  onChoose: (itemId: string) => void;
}

function ItemTabs({ itemIds, chosen, nameOf, onChoose }: ItemTabsProps) {
  const { say } = useWords(counterGuideWords);
  const list = useRef<HTMLDivElement>(null);
  const hear = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const at = (itemIds.indexOf(chosen) + step + itemIds.length) % itemIds.length;
    const itemId = itemIds[at];
    if (itemId === undefined) return;
    onChoose(itemId);
    list.current?.querySelectorAll("button")[at]?.focus();
  };
  return (
    <div className="desk-tabs" role="tablist" aria-label={say("items")} ref={list} onKeyDown={hear}>
      {itemIds.map((itemId) => (
        <button
          key={itemId}
          type="button"
          role="tab"
          className="desk-tabs__one"
          aria-selected={itemId === chosen}
          tabIndex={itemId === chosen ? 0 : -1}
          onClick={() => onChoose(itemId)}
        >
          {nameOf(itemId)}
        </button>
      ))}
    </div>
  );
}

function Guide({ item, department }: { item: CatalogItem; department: string }) {
  const { say, pick } = useWords(counterGuideWords);
  const required = item.materials.filter((material) => material.isRequired).length;
  const optional = item.materials.length - required;
  const facts = [
    department,
    say(item.kind === "instant" ? "instant" : "promised"),
    item.fee === null ? say("free") : say("fee", { fee: item.fee }),
  ];
  return (
    <>
      <header>
        <h2 id="guide-title" className="desk-guide__title">
          {pick(item.name)}
        </h2>
        <p className="desk-second">{facts.join(say("dot"))}</p>
      </header>
      <div className="desk-guide__list-head">
        <h3>{say("listTitle")}</h3>
        <p>{say(optional === 0 ? "counts" : "countsBoth", { required, optional })}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the arrow keys */}
      <ol className="desk-materials" tabIndex={0} aria-label={say("listTitle")}>
        {item.materials.map((material, i) => (
          <li
            key={material.id}
            className={material.isRequired ? "desk-material" : "desk-material desk-material--optional"}
          >
            <span className="desk-material__count digits">{i + 1}</span>
            <span className="desk-material__name">{material.name}</span>
            <span className="desk-material__need">{say(material.isRequired ? "required" : "optional")}</span>
          </li>
        ))}
      </ol>
      <dl className="desk-guide__times">
        <Fact title={say("promise")} days={item.promisedDays} />
        <Fact title={say("law")} days={item.lawDays} />
        {item.level ? (
          <div>
            <dt>{say("level")}</dt>
            <dd>{say(`level.${item.level}`)}</dd>
          </div>
        ) : null}
      </dl>
      <p className="desk-guide__foot desk-second">
        {item.isDemonstration ? say("made") : null}
        {item.isVillageErrand ? `${say("errand")} ` : null}
        {say("source")}
      </p>
    </>
  );
}

function Fact({ title, days }: { title: string; days: number | null }) {
  const { say } = useWords(counterGuideWords);
  const text =
    days === null
      ? say("noLimit")
      : days === 0
        ? say("sameDay")
        : say(days === 1 ? "day" : "days", { count: days });
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}
