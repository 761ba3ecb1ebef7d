import { useEffect, useMemo, useRef } from "react";
import { Button } from "../../../kit/button.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { findItems } from "../../../kit/items/find-items.ts";
import { LetterKeys } from "../../../kit/letter-keys.tsx";
import { pageOf } from "../../../kit/page-of.ts";
import type { Choosing } from "../../flow/state.ts";
import { useKiosk, useKioskWords } from "../../kiosk-context.tsx";
import { ItemRow } from "../../parts/item-row.tsx";
import { useIsLandscape } from "../../parts/use-is-landscape.ts";
import { useOffered } from "../../parts/use-offered.ts";

/** Pinyin initials on keys of our own; what is found stands above them at once. */
export function Search({ screen }: { screen: Choosing }) {
  const { dispatch } = useKiosk();
  const catalog = useOffered(screen.purpose);
  const { say } = useKioskWords();
  const { typed } = screen;
  const found = useMemo(() => findItems(catalog.items, typed), [catalog.items, typed]);
  const shown = pageOf(found, screen.page, useIsLandscape() ? 2 : 3);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const type = (next: string) => dispatch({ event: "type", typed: next });
  const turn = (by: number) =>
    dispatch({ event: "turn-page", page: (shown.page + by + shown.pages) % shown.pages });
  return (
    <>
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={field}
          className="digits"
          aria-label={say("searchLabel")}
          inputMode="none"
          autoComplete="off"
          maxLength={20}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        {shown.pages > 1 ? (
          <>
            <p>{say("pageOf", { page: shown.page + 1, pages: shown.pages })}</p>
            <Button label={say("previous")} onPress={() => turn(-1)}>
              <Icon name="arrowLeft" />
            </Button>
            <Button label={say("next")} onPress={() => turn(1)}>
              <Icon name="arrowRight" />
            </Button>
          </>
        ) : (
          <p className="search-field__hint">{say("searchHint")}</p>
        )}
      </div>
      <div className="search-found" role="status" aria-label={say("found", { count: found.length })}>
        {found.length > 0 ? (
          <div className="item-rows">
            {shown.rows.map(({ item, matched }) => (
              <ItemRow key={item.id} item={item} matched={matched} />
            ))}
          </div>
        ) : (
          <div className="search-found__none">
            <strong>
              {typed === ""
                ? say("searchEmptyTitle")
                : say("searchNoneTitle", { typed: typed.toUpperCase() })}
            </strong>
            <p>{say(typed === "" ? "searchEmpty" : "searchNone")}</p>
          </div>
        )}
      </div>
      <LetterKeys
        labels={{ letters: say("lettersKey"), digits: say("digitsKey"), erase: say("erase") }}
        onKey={(key) => type(typed + key)}
        onErase={() => type([...typed].slice(0, -1).join(""))}
        isEmpty={typed === ""}
      />
    </>
  );
}
