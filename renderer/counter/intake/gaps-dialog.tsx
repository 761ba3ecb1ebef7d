import { type FormEvent, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import { missingOf } from "./draft.ts";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { StepTold } from "./step-told.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

/** 容缺受理: what comes late, and within how many working days. The person chooses it and signs. */
export function GapsDialog({ intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const first = useFirstFocus<HTMLInputElement>();
  const { item, draft } = intake;
  const missing = item ? missingOf(draft, item) : [];
  const limits = missing.flatMap(({ gapDays }) => (gapDays === null ? [] : [gapDays]));
  const most = limits.length > 0 ? Math.min(...limits) : null;
  const [days, setDays] = useState(most === null ? "" : String(most));
  if (!item) return null;
  const count = days.trim() === "" ? null : Number(days);
  const isWrong = count !== null && !(Number.isInteger(count) && count >= 1 && count <= (most ?? 60));
  const go = (event?: FormEvent) => {
    event?.preventDefault();
    if (isWrong) return;
    void intake.end({
      kind: "accept",
      gapMaterialIds: missing.map(({ id }) => id),
      gapDays: count,
      isPromise: false,
    });
  };
  return (
    <Modal title={say("gaps.title")} todo={say("gaps.todo")} onClose={onClose}>
      <ul className="intake-ticked" aria-label={say("gaps.title")}>
        {missing.map((material) => (
          <li key={material.id} className="intake-ticked__line">
            <span className="intake-ticked__name">{material.name}</span>
            <span className="desk-second">
              {material.gapDays === null
                ? say("gaps.usual")
                : say("gaps.within", { count: material.gapDays })}
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={go}>
        <label className="desk-field intake-note">
          <span>{say("gaps.days")}</span>
          <input
            ref={first}
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            value={days}
            placeholder={say("gaps.usual")}
            aria-invalid={isWrong}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setDays(event.target.value)}
          />
        </label>
        {isWrong ? (
          <p className="intake-field__why intake-field__why--stops">
            {say("gaps.wrong", { most: most ?? 60 })}
          </p>
        ) : null}
      </form>
      <StepTold isBusy={intake.busy} trouble={intake.trouble} />
      <div className="desk-modal__end">
        <p className="desk-modal__foot">{say("gaps.papers")}</p>
        <Button kind="next" onPress={() => go()}>
          <span className="desk-cap">Enter</span> {say("gaps.go")}
        </Button>
      </div>
    </Modal>
  );
}
