import { useEffect, useState } from "react";
import type {
  DocumentKind,
  TemplatePreview,
  TemplateProblem,
} from "../../../hall-server/contract/documents.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { fromBase64 } from "../voice/wav.ts";

/** Whoever types is not interrupted: a pause, and the sample is set anew. */
const pauseMs = 1_000;

export interface Preview {
  /** The last text that could be set, also while a later one is being set or has something wrong with it. */
  pdf: Uint8Array | null;
  problems: readonly TemplateProblem[];
  error: PageError | null;
  /** The hall has not said yet what it thinks of the text that stands there now. */
  isBehind: boolean;
}

const nothing: Preview = { pdf: null, problems: [], error: null, isBehind: true };

/** The text as the hall understands it: a sample on paper, or what is wrong with it. */
export function usePreview(kind: DocumentKind, text: string): Preview {
  const hall = useHall();
  const [state, setState] = useState<Preview & { kind: DocumentKind }>({ ...nothing, kind });
  useEffect(() => {
    let isGone = false;
    setState((before) => (before.kind === kind ? { ...before, isBehind: true } : { ...nothing, kind }));
    const timer = setTimeout(async () => {
      const answer = await hall.upload(`/api/documents/preview/${kind}`, new Blob([text]));
      if (isGone) return;
      if (!answer.ok) {
        setState((before) => ({ ...before, error: answer.error, isBehind: false }));
        return;
      }
      const { pdf, problems } = answer.value as TemplatePreview;
      setState((before) => ({
        kind,
        pdf: pdf === null ? before.pdf : fromBase64(pdf),
        ...{ problems, error: null, isBehind: false },
      }));
    }, pauseMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [hall, kind, text]);
  return state.kind === kind ? state : nothing;
}
