import { tableWords } from "../../words/manager-tables.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import type { Pages } from "./use-pages.ts";

interface PagerProps {
  pages: Pages;
  /** Where the next page begins; null on the last. */
  next: string | null;
}

export function Pager({ pages, next }: PagerProps) {
  const { say } = useWords(tableWords);
  if (pages.page === 1 && next === null) return null;
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
        <Button className="sheet__small" onPress={() => pages.forward(next)}>
          {say("next")}
        </Button>
      )}
    </nav>
  );
}
