import type { KeyboardEvent } from "react";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { MaterialPicture } from "./material-picture.tsx";
import type { MaterialPage } from "./pages.ts";

interface PageCardsProps {
  pages: readonly MaterialPage[];
  title: string;
  isTurning: (blobId: string) => boolean;
  cannotChange: string | null;
  onLook: (blobId: string) => void;
  onTurn: (page: MaterialPage) => void;
  onMove: (blobId: string, by: -1 | 1) => void;
  onRemove: (blobId: string) => void;
}

/** The pages in their order. On a focused picture: Enter looks, Alt + ←/→ moves, R turns, Delete removes. */
export function PageCards(props: PageCardsProps) {
  const { pages, title, cannotChange } = props;
  const { say } = useWords(materialWords);
  if (pages.length === 0) return null;

  const hear = (page: MaterialPage) => (event: KeyboardEvent) => {
    if (cannotChange || event.ctrlKey || event.metaKey) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === "turn") props.onTurn(page);
    else if (act === "remove") props.onRemove(page.blobId);
    else props.onMove(page.blobId, act);
  };
  return (
    <ol className="attached-pages" aria-label={say("pages", { title, count: pages.length })}>
      {pages.map((page, index) => {
        const name = say("page", { title, number: index + 1 });
        const isTurning = props.isTurning(page.blobId);
        const busy = cannotChange ?? (isTurning ? say("turn.busy") : null);
        return (
          <li key={page.blobId} className="attached-page" data-blob={page.blobId}>
            <button
              type="button"
              className="attached-page__look"
              aria-label={say("page.look", { name })}
              aria-keyshortcuts="R Delete Alt+ArrowLeft Alt+ArrowRight"
              onClick={() => props.onLook(page.blobId)}
              onKeyDown={hear(page)}
            >
              <MaterialPicture blobId={page.blobId} name={name} />
            </button>
            <span className="attached-page__number">{index + 1}</span>
            <span className="attached-page__actions">
              <Button
                label={say("page.earlier", { name })}
                disabledBecause={index === 0 ? say("page.isFirst") : busy}
                className="attached-page__sign"
                onPress={() => props.onMove(page.blobId, -1)}
              >
                {say("sign.earlier")}
              </Button>
              <Button
                label={say("page.later", { name })}
                disabledBecause={index === pages.length - 1 ? say("page.isLast") : busy}
                className="attached-page__sign"
                onPress={() => props.onMove(page.blobId, 1)}
              >
                {say("sign.later")}
              </Button>
              <Button
                label={say("page.turn", { name })}
                disabledBecause={busy}
                onPress={() => props.onTurn(page)}
              >
                {say(isTurning ? "turn.busy" : "sign.turn")}
              </Button>
              <Button
                label={say("page.remove", { name })}
                disabledBecause={busy}
                onPress={() => props.onRemove(page.blobId)}
              >
                {say("sign.remove")}
              </Button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function actOf({ key, altKey }: KeyboardEvent): "turn" | "remove" | -1 | 1 | null {
  if (altKey) return key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : null;
  if (key === "r" || key === "R") return "turn";
  return key === "Delete" ? "remove" : null;
}
