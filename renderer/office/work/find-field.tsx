import { type Ref, useState } from "react";
import type { ApplicationRow } from "../../../hall-server/contract/intake.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { KeyCap } from "../key-cap.tsx";
import { useOffice } from "../use-office.ts";

interface FindFieldProps {
  ref: Ref<HTMLInputElement>;
  onOpen: (applicationId: string) => void;
}

const mostFound = 6;

/** Finds by number or name and opens: first in what is on the page, then in the whole hall. */
export function FindField({ ref, onOpen }: FindFieldProps) {
  const { say } = useWords(officeWords);
  const explain = useErrorWords();
  const hall = useHall();
  const { work } = useOffice();
  const [found, setFound] = useState<
    Pick<ApplicationRow, "id" | "number" | "itemName" | "applicant">[] | null
  >(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const seek = async (typed: string) => {
    setTrouble(null);
    if (typed === "") return setFound(null);
    const isNumber = /^\d{4,}[\dXx]?$/.test(typed);
    const here = work.rows.filter((row) =>
      isNumber ? row.number.endsWith(typed.toUpperCase()) : row.applicant === typed,
    );
    if (here.length === 1 && here[0]) return onOpen(here[0].id);
    if (here.length > 1) return setFound(here.slice(0, mostFound));
    const answer = await hall.ask("applications:search", {
      limit: mostFound,
      ...(isNumber ? { number: typed.toUpperCase() } : { name: typed }),
    });
    if (!answer.ok) return setTrouble(explain(answer.error));
    const [only, ...others] = answer.value.applications;
    if (only && others.length === 0) return onOpen(only.id);
    setFound(answer.value.applications);
  };
  return (
    <search className="find">
      <form
        className="find__form"
        onSubmit={(event) => {
          event.preventDefault();
          void seek(String(new FormData(event.currentTarget).get("sought")).trim());
        }}
      >
        <label className="unseen" htmlFor="find-sought">
          {say("findLabel")}
        </label>
        <input
          ref={ref}
          id="find-sought"
          name="sought"
          className="find__input"
          placeholder={say("findHint")}
          maxLength={40}
          autoComplete="off"
          aria-keyshortcuts="F3"
        />
        <button type="submit" className="find__button">
          <Icon name="search" /> {say("find")} <KeyCap cap="F3" />
        </button>
      </form>
      {trouble || found ? (
        <div className="find__found" role="status">
          {trouble ? <p>{trouble}</p> : null}
          {found?.length === 0 ? <p>{say("searchNone")}</p> : null}
          {found?.map((row) => (
            <button key={row.id} type="button" className="find__one" onClick={() => onOpen(row.id)}>
              <span className="digits">{row.number}</span> {row.itemName} · {row.applicant ?? "–"}
            </button>
          ))}
        </div>
      ) : null}
    </search>
  );
}
