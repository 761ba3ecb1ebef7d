import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { managerDocumentWords } from "../../words/manager-documents.ts";
import { useWords } from "../../words/words.ts";

interface HistoryPanelProps {
  versions: QueryValue<"template:get">["versions"];
  onTake: (text: string) => void;
}

/** Who changed it, and when; each of them can be taken up again. */
export function HistoryPanel({ versions, onTake }: HistoryPanelProps) {
  const { say } = useWords(managerDocumentWords);
  return (
    <details className="templates__fold">
      <summary>{say("history")}</summary>
      {versions.length === 0 ? <p className="sheet__note">{say("historyNone")}</p> : null}
      <ul className="templates__versions">
        {versions.map(({ at, by, isShipped, text }) => {
          const when = at.slice(0, 16).replace("T", " ");
          return (
            <li key={at}>
              <span>
                {say("historyLine", { at: when, by })}
                {isShipped ? ` · ${say("historyShipped")}` : ""}
              </span>
              <button
                type="button"
                className="templates__name"
                aria-label={say("takeOf", { at: when })}
                onClick={() => onTake(text)}
              >
                {say("take")}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
