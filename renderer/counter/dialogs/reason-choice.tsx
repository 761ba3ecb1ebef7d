import { type FormEvent, useId } from "react";
import type { HallDescription } from "../../../hall-server/contract/hall.ts";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { PickList } from "./pick-list.tsx";

type Occasion = keyof HallDescription["reasons"];

interface ReasonChoiceProps {
  description: HallDescription | null;
  occasion: Occasion;
  label: string;
  /** Where what is written here is kept until it is sent. */
  keptIn: { written: Map<string, string>; key: string };
  /** The code of one of the hall's own reasons, or what the clerk wrote. */
  onChoose: (reason: string) => void;
}

const longestReason = 200;

/** The hall's common reasons, a digit each, and a line for another one. */
export function ReasonChoice({ description, occasion, label, keptIn, onChoose }: ReasonChoiceProps) {
  const { say, pick } = useWords(counterDialogWords);
  const fieldId = useId();
  const choices = (description?.reasons[occasion] ?? []).map(({ code, name }) => ({
    id: code,
    name: pick(name),
  }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (written) onChoose(written);
  };
  return (
    <>
      <PickList label={label} choices={choices} onPick={onChoose} />
      <form className="desk-own-reason" onSubmit={submit}>
        <label className="desk-field" htmlFor={fieldId}>
          {say("ownReason")}
        </label>
        <input
          id={fieldId}
          name="reason"
          maxLength={longestReason}
          autoComplete="off"
          defaultValue={keptIn.written.get(keptIn.key) ?? ""}
          onChange={(event) => keptIn.written.set(keptIn.key, event.target.value)}
        />
        <button type="submit" className="button">
          {say("ownReasonUse")}
        </button>
      </form>
      <p className="desk-modal__foot">{say("pressDigit")}</p>
    </>
  );
}
