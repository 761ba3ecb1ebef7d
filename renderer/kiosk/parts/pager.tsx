import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";

interface PagerProps {
  page: number;
  pages: number;
  note?: string | undefined;
  /** Where a page keeps for itself what it shows; else the flow keeps it. */
  onTurn?: (page: number) => void;
}

/** Nothing is scrolled or swiped: pages are turned with two large buttons. */
export function Pager({ page, pages, note, onTurn }: PagerProps) {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  if (pages <= 1) return null;
  const turn = (to: number) => {
    const next = (to + pages) % pages;
    if (onTurn) onTurn(next);
    else dispatch({ event: "turn-page", page: next });
  };
  return (
    <div className="pager">
      <Button label={say("previous")} onPress={() => turn(page - 1)}>
        <Icon name="arrowLeft" />
      </Button>
      <p>
        {say("pageOf", { page: page + 1, pages })}
        {note ? <span className="line">{note}</span> : null}
      </p>
      <Button label={say("next")} onPress={() => turn(page + 1)}>
        <Icon name="arrowRight" />
      </Button>
    </div>
  );
}
