import { tableWords } from "../../words/manager-tables.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import type { Pages } from "./use-pages.ts";

interface PagerProps {
  pages: Pages;
  /** Where the next page begins; null on the last; undefined while this one is still being read. */
  next: string | null | undefined;
}

export function Pager({ pages, next }: PagerProps) {
  const { say } = useWords(tableWords);
  if (pages.page === 1 && (next === null || next === undefined)) return null;
  const page = say("page", { page: pages.page });
  return (
    <nav className="sheet__pager" aria-label={page}>
      {pages.page === 1 ? null : (
        <Button className="sheet__small" onPress={pages.back}>
          {say("previous")}
        </Button>
      )}
      <span>{page}</span>
      {next === null ? null : (
        <Button
          className="sheet__small"
          disabledBecause={next === undefined ? say("loading") : null}
          onPress={() => {
            if (next !== undefined) pages.forward(next);
          }}
        >
          {say("next")}
        </Button>
      )}
    </nav>
  );
}
