import { useId } from "react";
import type { FormField } from "../../../hall-server/contract/items.ts";
import type { Judgement } from "../../kit/form/judge-field.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";

interface FieldInputProps {
  field: Pick<FormField, "id" | "type" | "isRequired" | "choices" | "maxLength">;
  label: string;
  value: string;
  placeholder?: string;
  judged: Judgement | null;
  onChange: (value: string) => void;
  onLeave?: () => void;
}

/** One answer, with what is wrong with it under it. */
export function FieldInput(props: FieldInputProps) {
  const { field, label, value, placeholder = "", judged, onChange, onLeave } = props;
  const { say, pick } = useWords(counterIntakeWords);
  const fieldId = useId();
  const common = {
    id: fieldId,
    "data-place": field.id,
    value,
    "aria-required": field.isRequired,
    "aria-invalid": judged?.does === "stops",
    "aria-describedby": judged ? `${fieldId}-why` : undefined,
    ...(onLeave ? { onBlur: onLeave } : {}),
  };
  const choices =
    field.type === "yesNo"
      ? [
          { id: "yes", name: say("yes") },
          { id: "no", name: say("no") },
        ]
      : field.type === "choice"
        ? (field.choices ?? []).map(({ id, name }) => ({ id, name: pick(name) }))
        : null;
  return (
    <div className={`intake-field ${field.type === "longText" ? "intake-field--long" : ""}`}>
      <label htmlFor={fieldId}>
        {label}
        {field.isRequired ? <span className="intake-field__must">{say("must")}</span> : null}
      </label>
      {choices ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          <option value="">{placeholder || say("choose")}</option>
          {/* Chinese words cannot be jumped to by their first letter: a digit before them can. */}
          {choices.map(({ id, name }, at) => (
            <option key={id} value={id}>
              {`${at + 1} ${name}`}
            </option>
          ))}
        </select>
      ) : field.type === "longText" ? (
        <textarea
          {...common}
          rows={2}
          placeholder={placeholder}
          maxLength={field.maxLength ?? 2_000}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...common}
          placeholder={placeholder}
          inputMode={inputModes[field.type]}
          maxLength={field.maxLength ?? 2_000}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {judged ? (
        <p id={`${fieldId}-why`} className={`intake-field__why intake-field__why--${judged.does}`}>
          {say(`fault.${judged.fault}`)}
        </p>
      ) : null}
    </div>
  );
}

const inputModes: Partial<Record<FormField["type"], "numeric" | "decimal" | "tel">> = {
  number: "decimal",
  amount: "decimal",
  date: "numeric",
  phone: "tel",
};
