import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { findItems } from "../kit/items/find-items.ts";
import { LetterKeys } from "../kit/letter-keys.tsx";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";
import { Groups } from "./groups.tsx";
import { ItemRows } from "./item-rows.tsx";
import { itemsOf } from "./items-of.ts";

/** By its name or its initials, by life event, by department. */
export function FinderPage() {
  const { place, go, view, isStale } = useDeclare();
  const { say } = useWords(declareWords);
  const [hasKeys, setHasKeys] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { typed } = place;
  const type = (next: string) => go({ step: "type", typed: next });
  return (
    <main className="declare__main finder">
      <section className="finder__ask">
        <h1>{say("title")}</h1>
        <p className="finder__more">{say("titleMore")}</p>
        <div className="finder__field">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            aria-label={say("search")}
            placeholder={say("searchHint")}
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
          {typed === "" ? null : (
            <Button label={say("clear")} onPress={() => type("")}>
              <Icon name="close" />
            </Button>
          )}
        </div>
        {hasKeys ? (
          <LetterKeys
            labels={{ letters: say("letters"), digits: say("digits"), erase: say("erase") }}
            onKey={(key) => type(typed + key)}
            onErase={() => type([...typed].slice(0, -1).join(""))}
            isEmpty={typed === ""}
          />
        ) : (
          <Ways />
        )}
        <Button onPress={() => go({ step: "ask-progress" })}>{say("progress")}</Button>
        <Button isPressed={hasKeys} onPress={() => setHasKeys(!hasKeys)}>
          {say(hasKeys ? "hideKeys" : "showKeys")}
        </Button>
        {view?.hall.isOpen && !isStale && view.queues[0] ? (
          <p className="finder__waiting">{say("waiting", { count: view.queues[0].waiting })}</p>
        ) : null}
      </section>
      <section className="finder__found" aria-live="polite">
        <Found />
      </section>
    </main>
  );
}

function Ways() {
  const { place, go } = useDeclare();
  const { say } = useWords(declareWords);
  const isAt = (by: typeof place.by) => place.by === by && place.typed === "";
  return (
    <fieldset className="finder__ways">
      <legend className="unseen">{say("ways")}</legend>
      <Button
        kind={isAt("event") ? "chosen" : "plain"}
        isPressed={isAt("event")}
        onPress={() => go({ step: "look-by", by: "event" })}
      >
        {say("byEvent")}
      </Button>
      <Button
        kind={isAt("department") ? "chosen" : "plain"}
        isPressed={isAt("department")}
        onPress={() => go({ step: "look-by", by: "department" })}
      >
        {say("byDepartment")}
      </Button>
    </fieldset>
  );
}

function Found() {
  const { place, catalog, go } = useDeclare();
  const { say, pick } = useWords(declareWords);
  const { typed, by, group } = place;
  const found = useMemo(() => findItems(catalog.items, typed), [catalog.items, typed]);
  if (typed.trim() !== "") {
    return found.length > 0 ? (
      <ItemRows title={say("found", { count: found.length })} rows={found} />
    ) : (
      <div className="finder__none">
        <h2>{say("noneFound", { typed })}</h2>
        <p>{say("noneFoundTodo")}</p>
      </div>
    );
  }
  if (group === null) return <Groups />;
  const groups = by === "event" ? catalog.lifeEvents : (catalog.domains ?? catalog.categories);
  const name = groups.find(({ id }) => id === group)?.name;
  const nothing: ReadonlySet<number> = new Set();
  return (
    <ItemRows
      title={name ? pick(name) : ""}
      rows={itemsOf(catalog.items, by, group).map((item) => ({ item, matched: nothing }))}
      onBack={() => go({ step: "back" })}
    />
  );
}
