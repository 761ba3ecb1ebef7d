import { Button } from "../kit/button.tsx";
import { tableWords } from "../words/manager-tables.ts";
import { useWords } from "../words/words.ts";
import type { usePages } from "./use-pages.ts";

interface PagerProps {
  pages: ReturnType<typeof usePages>;
  /** Where the next page begins; null on the last. */
  next: string | null;
}

export function Pager({ pages, next }: PagerProps) {
  const { say } = useWords(tableWords);
  if (pages.page === 1 && next === null) return null;
  return (
    <nav className="sheet__pager" aria-label={say("page", { page: pages.page })}>
      <Button
        className="sheet__small"
        onPress={pages.back}
        disabledBecause={pages.page === 1 ? say("firstPage") : null}
      >
        {say("previous")}
      </Button>
      <span>{say("page", { page: pages.page })}</span>
      <Button
        className="sheet__small"
        onPress={() => {
          if (next !== null) pages.forward(next);
        }}
        disabledBecause={next === null ? say("lastPage") : null}
      >
        {say("next")}
      </Button>
    </nav>
  );
}
