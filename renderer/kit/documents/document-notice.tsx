import { documentWords } from "../../words/documents.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import { Notice } from "../notice.tsx";
import type { Printing } from "./print-document.ts";
import type { DocumentDesk } from "./use-documents.ts";

const reasons = ["paper-out", "cover-open", "jammed", "out-of-ink", "canceled"] as const;

/** What became of the last document, and what to do where it is not on paper. */
export function DocumentNotice({ state }: { state: DocumentDesk["state"] }) {
  const { say } = useWords(documentWords);
  const explain = useErrorWords();
  switch (state.kind) {
    case "idle":
      return null;
    case "issuing":
      return <Notice kind="said" icon="printer" what={say("issuing")} />;
    case "printing":
      return <Notice kind="said" icon="printer" what={say("printing", { title: state.title })} />;
    case "done":
      return said(state.title, state.printing);
    default:
      state satisfies never;
      return null;
  }

  function said(title: string, printing: Printing) {
    switch (printing.kind) {
      case "trouble":
        return <Notice kind="wrong" what={explain(printing.error)} />;
      case "not": {
        const reason = reasons.find((one) => one === printing.reason) ?? "other";
        return <Notice kind="attention" icon="printer" what={say(`not.${reason}`, { title })} />;
      }
      case "printed":
      case "opened":
        return <Notice kind="said" icon="printer" what={say(printing.kind, { title })} />;
      default:
        return <Notice kind="attention" icon="printer" what={say(printing.kind, { title })} />;
    }
  }
}
