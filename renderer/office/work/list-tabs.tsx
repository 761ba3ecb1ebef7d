import { officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { type ShownList, shownLists } from "../place.ts";
import { useOffice } from "../use-office.ts";

interface ListTabsProps {
  list: ShownList;
  onList: (list: ShownList) => void;
}

/** Every list in its own place for ever, with how many stand in it. */
export function ListTabs({ list, onList }: ListTabsProps) {
  const { say } = useWords(officeWords);
  const { work } = useOffice();
  return (
    <nav className="lists" aria-label={say("lists")}>
      {shownLists.map((one) => {
        const count = one === "all" ? work.total : work.counts[one];
        return (
          <button
            key={one}
            type="button"
            className={`lists__one lists__one--${one} ${count === 0 ? "lists__one--none" : ""}`}
            aria-pressed={one === list}
            onClick={() => onList(one)}
          >
            {say(`list.${one}`)} <span className="digits lists__count">{count}</span>
          </button>
        );
      })}
    </nav>
  );
}
