import { captureWords } from "../../words/capture.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { accepted, type DocumentPage, mayBeAccepted, turned } from "./pages.ts";
import type { DocumentPages } from "./use-pages.ts";
import { usePicture } from "./use-picture.ts";

interface PageListProps {
  document: DocumentPages;
  retaking: string | null;
  onRetake: (pageId: string) => void;
  onCorners: (page: DocumentPage) => void;
}

export function PageList({ document, retaking, onRetake, onCorners }: PageListProps) {
  const { say } = useWords(captureWords);
  if (document.pages.length === 0) return <p className="capture-empty">{say("pages.none")}</p>;
  return (
    <ol className="capture-pages" aria-label={say("pages")}>
      {document.pages.map((page, index) => (
        <PageRow
          key={page.pageId}
          page={page}
          number={index + 1}
          document={document}
          isRetaking={retaking === page.pageId}
          onRetake={() => onRetake(page.pageId)}
          onCorners={() => onCorners(page)}
        />
      ))}
    </ol>
  );
}

interface PageRowProps {
  page: DocumentPage;
  number: number;
  document: DocumentPages;
  isRetaking: boolean;
  onRetake: () => void;
  onCorners: () => void;
}

function PageRow({ page, number, document, isRetaking, onRetake, onCorners }: PageRowProps) {
  const { say } = useWords(captureWords);
  const { state } = page;
  const address = usePicture(state.state === "good" ? state.page.jpeg : page.picture);
  const name = say("page.number", { number });
  const label = (action: "turn" | "corners" | "retake" | "delete" | "accept") =>
    `${name}: ${say(`page.${action}`)}`;
  return (
    <li className={`capture-page capture-page--${state.state}`} data-state={state.state}>
      <div className="capture-page__picture">{address ? <img src={address} alt={name} /> : null}</div>
      <div className="capture-page__what">
        <p className="capture-page__name">{name}</p>
        <p role="status" className="capture-page__state">
          {state.state === "working"
            ? say("page.working")
            : state.state === "good"
              ? say(state.page.format === null ? "page.good" : `page.good.${state.page.format}`)
              : say(`refused.${state.reason}`)}
        </p>
        <div className="capture-actions">
          {state.state === "refused" && mayBeAccepted(state.reason) ? (
            <Button
              label={label("accept")}
              onPress={() => document.wish(page, accepted(page.wish, state.reason))}
            >
              {say("page.accept")}
            </Button>
          ) : null}
          <Button label={label("retake")} isPressed={isRetaking} onPress={onRetake}>
            {say(isRetaking ? "page.retaking" : "page.retake")}
          </Button>
          <Button label={label("corners")} onPress={onCorners}>
            {say("page.corners")}
          </Button>
          <Button label={label("turn")} onPress={() => document.wish(page, turned(page.wish))}>
            {say("page.turn")}
          </Button>
          <Button label={label("delete")} onPress={() => document.remove(page.pageId)}>
            {say("page.delete")}
          </Button>
        </div>
      </div>
    </li>
  );
}
