import "./documents.css";
import { useState } from "react";
import type { DocumentKind } from "../../../hall-server/contract/documents.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { documentWords } from "../../words/documents.ts";
import { useErrorWords } from "../../words/errors.ts";
import { managerDocumentWords } from "../../words/manager-documents.ts";
import { useWords } from "../../words/words.ts";
import { useUnsaved } from "../unsaved.tsx";
import { TemplateEditor } from "./template-editor.tsx";

/** What each kind of document looks like: written here by whoever runs the hall. */
export function DocumentsPage({ isStale }: { isStale: boolean }) {
  const { say } = useWords(managerDocumentWords);
  const explain = useErrorWords();
  const list = useAsked("templates:list", {});
  const [chosen, setChosen] = useState<DocumentKind>("acceptance-notice");
  /** Nothing that was typed is lost by looking at another kind. */
  const [drafts, setDrafts] = useState<Partial<Record<DocumentKind, string>>>({});
  useUnsaved(Object.keys(drafts).length > 0);
  const keep = (kind: DocumentKind, text: string | null) =>
    setDrafts(({ [kind]: _, ...others }) => (text === null ? others : { ...others, [kind]: text }));
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note">{say("explain")}</p>
      </div>
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      <div className="templates">
        <nav className="templates__kinds" aria-label={say("kinds")}>
          {(list.value?.templates ?? []).map(({ kind, title, isShipped }) => (
            <button
              key={kind}
              type="button"
              className="templates__kind"
              aria-current={kind === chosen}
              onClick={() => setChosen(kind)}
            >
              {title}
              {drafts[kind] !== undefined ? (
                <span className="templates__sign templates__sign--unsaved">{say("unsaved")}</span>
              ) : isShipped ? null : (
                <span className="templates__sign">{say("changed")}</span>
              )}
            </button>
          ))}
        </nav>
        <Chosen
          key={chosen}
          kind={chosen}
          draft={drafts[chosen] ?? null}
          onDraft={(text) => keep(chosen, text)}
          onChanged={list.again}
          isStale={isStale}
        />
      </div>
    </div>
  );
}

interface ChosenProps {
  kind: DocumentKind;
  draft: string | null;
  onDraft: (text: string | null) => void;
  onChanged: () => void;
  isStale: boolean;
}

function Chosen({ kind, draft, onDraft, onChanged, isStale }: ChosenProps) {
  const { say } = useWords(documentWords);
  const explain = useErrorWords();
  const got = useAsked("template:get", { kind });
  if (got.error) return <Notice kind="wrong" what={explain(got.error)} />;
  if (!got.value) return <p role="status">{say("loading")}</p>;
  return (
    <TemplateEditor
      kind={kind}
      got={got.value}
      draft={draft}
      onDraft={onDraft}
      onChanged={() => {
        got.again();
        onChanged();
      }}
      isStale={isStale}
    />
  );
}
