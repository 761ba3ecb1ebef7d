import { useRef, useState } from "react";
import type { DocumentKind } from "../../../hall-server/contract/documents.ts";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { Button } from "../../kit/button.tsx";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { managerDocumentWords } from "../../words/manager-documents.ts";
import { useWords } from "../../words/words.ts";
import { HistoryPanel } from "./history-panel.tsx";
import { NamesPanel } from "./names-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { problemSaid } from "./problem-said.ts";
import { goToLine, TemplateText, withInserted } from "./template-text.tsx";
import { usePreview } from "./use-preview.ts";

interface TemplateEditorProps {
  kind: DocumentKind;
  got: QueryValue<"template:get">;
  /** What was typed and is not saved; null = nothing. */
  draft: string | null;
  onDraft: (text: string | null) => void;
  onChanged: () => void;
  isStale: boolean;
}

export function TemplateEditor({ kind, got, draft, onDraft, onChanged, isStale }: TemplateEditorProps) {
  const { say } = useWords(managerDocumentWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isRestoring, setIsRestoring] = useState(false);
  const saving = useAct("template:change");
  const text = draft ?? got.text;
  const newest = useRef(text);
  newest.current = text;
  const preview = usePreview(kind, text);
  const { title } = got.template;
  const { problems } = preview;
  const isChanged = text !== got.text;
  const type = (next: string) => {
    setSaid(null);
    onDraft(next === got.text ? null : next);
  };
  const save = async () => {
    const answer = await saving.act({ kind, text });
    if (!answer.ok) return;
    setSaid(say("saved"));
    // What was typed while it was under way is not saved yet.
    if (newest.current === text) onDraft(null);
    onChanged();
  };
  const because = isStale
    ? frame.say("staleBecause")
    : !isChanged
      ? say("saveNothing")
      : problems.length > 0
        ? say("saveProblems")
        : null;
  return (
    <div className="templates__editor">
      <section className="templates__write" aria-label={say("text")}>
        <div className="templates__keys">
          <h2>{title}</h2>
          <Button kind="next" className="sheet__small" onPress={() => void save()} disabledBecause={because}>
            {say("save")}
          </Button>
          {isChanged ? (
            <button type="button" className="sheet__quiet" onClick={() => onDraft(null)}>
              {say("undo")}
            </button>
          ) : null}
          {got.template.isShipped ? (
            <span className="sheet__note">{say("isShipped")}</span>
          ) : (
            <button type="button" className="sheet__quiet" onClick={() => setIsRestoring(true)}>
              {say("restore")}
            </button>
          )}
        </div>
        {said ? <Notice kind="said" what={said} /> : null}
        {saving.trouble ? <Notice kind="wrong" what={explain(saving.trouble)} /> : null}
        <TemplateText
          label={say("textOf", { title })}
          text={text}
          onText={type}
          wrong={new Set(problems.map(({ line }) => line))}
          field={field}
        />
        <div role="status" className="templates__problems">
          {preview.isBehind ? null : problems.length === 0 ? (
            <p className="sheet__note">{say("noProblems")}</p>
          ) : (
            <>
              <p>{say("problems", { count: problems.length })}</p>
              <ul>
                {problems.map((problem) => (
                  <li key={`${problem.line} ${problem.because} ${problem.found ?? ""}`}>
                    <button
                      type="button"
                      className="templates__name"
                      onClick={() => field.current && goToLine(field.current, problem.line)}
                    >
                      {say("line", { line: problem.line })}
                    </button>
                    {problemSaid(problem, say)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <NamesPanel
          names={got.names}
          onInsert={(piece) => field.current && type(withInserted(field.current, piece))}
        />
        <HistoryPanel versions={got.versions} onTake={type} />
      </section>
      <PreviewPanel preview={preview} title={title} />
      {isRestoring ? (
        <ConfirmDialog
          title={say("restoreAsk", { title })}
          yes={say("restore")}
          no={say("cancel")}
          command="template:restore"
          input={{ kind }}
          onClose={() => setIsRestoring(false)}
          onDone={() => {
            setIsRestoring(false);
            onDraft(null);
            onChanged();
          }}
        >
          <p>{say("restoreEffect")}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
