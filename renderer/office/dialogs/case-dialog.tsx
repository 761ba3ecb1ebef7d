import type { Application } from "../../../hall-server/contract/intake.ts";
import type { CaseWord } from "../../words/office-case.ts";
import type { CaseAct } from "../case/case-keys.ts";
import { AnswerDialog } from "./answer-dialog.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { ExtendDialog } from "./extend-dialog.tsx";
import { GiveBackDialog } from "./give-back-dialog.tsx";
import { GrantDialog } from "./grant-dialog.tsx";
import { MakeDialog } from "./make-dialog.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import {
  AgreeDialog,
  EndDialog,
  EndSpecialDialog,
  FalsePromiseDialog,
  RecuseDialog,
  SendBackDialog,
  UrgeDialog,
} from "./reason-dialogs.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";
import { SpecialDialog } from "./special-dialog.tsx";

export type CaseStep = Exclude<CaseAct, "take"> | "end" | "assign" | "urge" | "falsePromise";

export interface StepProps {
  application: Pick<
    Application,
    | "id"
    | "number"
    | "itemName"
    | "applicant"
    | "state"
    | "dueOn"
    | "remainingDays"
    | "light"
    | "reviewer"
    | "unitId"
    | "hasGaps"
    | "outcome"
  > &
    Partial<Application>;
  onClose: () => void;
  /** The word says what was done; the application is as it is now. */
  onDone: (word: CaseWord, application: Application | null) => void;
}

/** What a step asks before it is done. */
export function CaseDialog({ step, ...props }: StepProps & { step: CaseStep }) {
  switch (step) {
    case "grant":
      return <GrantDialog {...props} />;
    case "refuse":
      return <RefuseDialog {...props} />;
    case "agree":
      return <AgreeDialog {...props} />;
    case "sendBack":
      return <SendBackDialog {...props} />;
    case "special":
      return <SpecialDialog {...props} />;
    case "endSpecial":
      return <EndSpecialDialog {...props} />;
    case "extend":
      return <ExtendDialog {...props} />;
    case "answerExtension":
      return <AnswerDialog {...props} />;
    case "giveBack":
      return <GiveBackDialog {...props} />;
    case "note":
      return <NoteDialog {...props} />;
    case "make":
      return <MakeDialog {...props} />;
    case "recuse":
      return <RecuseDialog {...props} />;
    case "end":
      return <EndDialog {...props} />;
    case "assign":
      return <AssignDialog {...props} />;
    case "falsePromise":
      return <FalsePromiseDialog {...props} />;
    case "urge":
      return <UrgeDialog {...props} />;
    default:
      return step satisfies never;
  }
}
