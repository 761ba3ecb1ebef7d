import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";

interface PagerProps {
  page: number;
  pages: number;
  onTurn: (page: number) => void;
  /** What is turned, where there is more than one thing to turn. */
  note?: string;
}

export function Pager({ page, pages, onTurn, note }: PagerProps) {
  const { say } = useWords(declareWords);
  if (pages <= 1) return null;
  return (
    <div className="declare-pager">
      <Button label={say("previous")} onPress={() => onTurn((page - 1 + pages) % pages)}>
        <Icon name="arrowLeft" />
      </Button>
      <p>{note ?? say("pageOf", { page: page + 1, pages })}</p>
      <Button label={say("next")} onPress={() => onTurn((page + 1) % pages)}>
        <Icon name="arrowRight" />
      </Button>
    </div>
  );
}
