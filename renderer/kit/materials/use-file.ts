import { useEffect, useState } from "react";
import type { FileForm } from "../../../hall-server/contract/file-forms.ts";
import type { PageError, SeenFile } from "../hall.ts";
import { useHall } from "../hall-context.tsx";

export type FileState =
  | { kind: "reading" }
  | { kind: "here"; file: SeenFile }
  | { kind: "failed"; error: PageError; again: () => void };

/** A kept file, read once for as long as the component is there. */
export function useFile(blobId: string, form: FileForm): FileState {
  const hall = useHall();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<FileState>({ kind: "reading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies(round): another round is another try
  useEffect(() => {
    let isGone = false;
    setState({ kind: "reading" });
    void hall.file(blobId, form).then((answer) => {
      if (isGone) return;
      if (answer.ok) setState({ kind: "here", file: answer.value });
      else setState({ kind: "failed", error: answer.error, again: () => setRound((last) => last + 1) });
    });
    return () => {
      isGone = true;
    };
  }, [hall, blobId, form, round]);
  return state;
}
