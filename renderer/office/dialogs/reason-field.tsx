import { Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef } from "react";
import type { PhraseOccasion } from "../../../hall-server/contract/hall.ts";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { useOffice } from "../use-office.ts";

/** As many characters as the hall takes. */
const longest = 500;

interface ReasonFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (text: string) => void;
  /** The hall's own phrases for this occasion; a press puts one behind what is written. */
  occasion?: PhraseOccasion;
  isWrong?: boolean;
  most?: number;
}

/** What is written down for others to read, with the hall's phrases one press away. */
export function ReasonField(props: ReasonFieldProps) {
  const { label, hint, value, onChange, occasion, isWrong = false, most = longest } = props;
  const { say, pick } = useWords(officeDialogWords);
  const { description } = useOffice();
  const field = useRef<TextAreaRef>(null);
  // The dialog was opened to write here; it has taken the focus to its first button by now.
  useEffect(() => field.current?.focus(), []);
  const phrases = occasion ? (description?.phrases?.[occasion] ?? []) : [];
  const add = (phrase: string) => onChange(value.trim() === "" ? phrase : `${value.trimEnd()}${phrase}`);
  return (
    <div className="dialog__field">
      <label htmlFor="step-reason">{label}</label>
      <Input.TextArea
        id="step-reason"
        ref={field}
        rows={4}
        maxLength={most}
        value={value}
        placeholder={hint ?? ""}
        status={isWrong ? "error" : ""}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
      />
      {phrases.length > 0 ? (
        <ul className="phrases" aria-label={say("phrases")}>
          {phrases.map((phrase) => (
            <li key={phrase.zh}>
              <button type="button" className="phrases__one" onClick={() => add(pick(phrase))}>
                {pick(phrase)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
