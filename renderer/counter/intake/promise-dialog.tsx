import { useEffect, useRef } from "react";
import { Button } from "../../kit/button.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import { missingOf } from "./draft.ts";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { StepTold } from "./step-told.tsx";

/** 告知承诺: what is promised in place of which papers, read out before it is signed. It is the person's choice. */
export function PromiseDialog({ intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector("button")?.focus(), []);
  const { item, draft } = intake;
  if (!item) return null;
  const missing = missingOf(draft, item);
  return (
    <Modal title={say("promise.title")} todo={say("promise.todo")} onClose={onClose}>
      <p className="intake-note">
        <strong>{say("promise.instead")}</strong>
        {missing.map(({ name }) => name).join(say("comma"))}
      </p>
      <p className="intake-note intake-promise">{item.promiseText ?? say("promise.usual")}</p>
      <StepTold isBusy={intake.busy} trouble={intake.trouble} />
      <div className="desk-modal__end" ref={root}>
        <p className="desk-modal__foot">{say("promise.papers")}</p>
        <Button
          kind="next"
          onPress={() =>
            void intake.end({ kind: "accept", gapMaterialIds: [], gapDays: null, isPromise: true })
          }
        >
          <span className="desk-cap">Enter</span> {say("promise.go")}
        </Button>
      </div>
    </Modal>
  );
}
