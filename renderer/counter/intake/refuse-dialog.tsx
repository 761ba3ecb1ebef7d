import { type FormEvent, useEffect, useRef, useState } from "react";
import { useAct } from "../../kit/desk/use-act.ts";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import { PickList } from "../dialogs/pick-list.tsx";
import { noteOf, withNote } from "./draft.ts";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { StepTold } from "./step-told.tsx";

type Way = "not-needed" | "not-our-remit" | "pre-refuse" | "decide";

/** 不受理: no permit is needed. 不予受理: another agency's remit, which is named. 预审不通过: sent back to who handed it in. 不予: refused on its merits. */
export function RefuseDialog({ intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const pre = useAct("application:refusePre");
  const isSubmitted = intake.application?.state === "submitted";
  const [way, setWay] = useState<Way | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const isChosen = way !== null;
  useEffect(() => {
    if (isChosen) first.current?.focus();
  }, [isChosen]);
  const reason = noteOf(intake.draft, "refuse");
  const agency = noteOf(intake.draft, "agency");
  const write = (name: "refuse" | "agency", text: string) =>
    intake.change((now) => withNote(now, name, text));
  if (way === null) {
    const ways: readonly Way[] = [
      ...(isSubmitted ? (["pre-refuse"] as const) : []),
      "not-needed",
      "not-our-remit",
      ...(intake.item?.isInstant ? (["decide"] as const) : []),
    ];
    return (
      <Modal title={say("refuse.title")} todo={say("refuse.todo")} onClose={onClose}>
        <PickList
          label={say("refuse.title")}
          choices={ways.map((id) => ({ id, name: say(`refuse.${id}`), detail: say(`refuse.${id}.means`) }))}
          onPick={(id) => setWay(ways.find((one) => one === id) ?? null)}
        />
      </Modal>
    );
  }
  const isReady = reason.trim() !== "" && (way !== "not-our-remit" || agency.trim() !== "");
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    if (way === "decide") {
      await intake.end({ kind: "instantRefused", reason: reason.trim() });
      return;
    }
    if (way !== "pre-refuse") {
      await intake.end({ kind: "refuse", outcome: way, reason: reason.trim(), rightAgency: agency.trim() });
      return;
    }
    const applicationId = intake.application?.id;
    if (applicationId === undefined) return;
    const answer = await pre.act({ applicationId, reason: reason.trim() });
    if (!answer.ok) return;
    intake.applications.put(answer.value.application);
    write("refuse", "");
    onClose();
  };
  return (
    <Modal title={say(`refuse.${way}`)} todo={say(`refuse.${way}.means`)} onClose={onClose}>
      <form onSubmit={(event) => void go(event)}>
        {way === "not-our-remit" ? (
          <label className="desk-field intake-note">
            <span>{say("refuse.agency")}</span>
            <input
              ref={first}
              maxLength={120}
              autoComplete="off"
              value={agency}
              onChange={(event) => write("agency", event.target.value)}
            />
          </label>
        ) : null}
        <label className="desk-field intake-note">
          <span>{say("refuse.reason")}</span>
          <input
            ref={way === "not-our-remit" ? null : first}
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => write("refuse", event.target.value)}
          />
        </label>
        <StepTold isBusy={intake.busy || pre.isBusy} trouble={pre.trouble ?? intake.trouble} />
        <div className="desk-modal__end">
          <p className="desk-modal__foot">{isReady ? say("refuse.papers") : say("refuse.fill")}</p>
          <button type="submit" className="button button--next" aria-disabled={!isReady}>
            <span className="desk-cap">Enter</span> {say("refuse.go")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
