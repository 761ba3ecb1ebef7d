import "./dialogs.css";
import type { ReactNode } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import type { PageError } from "../../kit/hall.ts";
import { Notice } from "../../kit/notice.tsx";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useOfficeTroubles } from "../../words/office-troubles.ts";
import { useWords } from "../../words/words.ts";

interface StepDialogProps {
  title: string;
  yes: string;
  isDanger?: boolean;
  isWide?: boolean;
  /** What is not filled in rightly. */
  fault: string | null;
  trouble: PageError | null;
  isBusy: boolean;
  onYes: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A step's questions, its faults, and its two buttons. */
export function StepDialog(props: StepDialogProps) {
  const {
    title,
    yes,
    isDanger = false,
    isWide = true,
    fault,
    trouble,
    isBusy,
    onYes,
    onClose,
    children,
  } = props;
  const { say } = useWords(officeDialogWords);
  const explain = useOfficeTroubles();
  const wrong = fault ?? (trouble ? explain(trouble) : null);
  return (
    <Dialog
      title={title}
      isWide={isWide}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind={isDanger ? "danger" : "next"} onPress={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
      {wrong ? <Notice kind="wrong" what={wrong} /> : null}
    </Dialog>
  );
}
