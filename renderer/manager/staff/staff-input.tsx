import "./staff.css";
import { Input } from "antd";
import { Icon } from "../../kit/icon.tsx";
import { staffWords } from "../../words/manager-staff.ts";
import { useWords } from "../../words/words.ts";
import type { Faults, StaffField } from "./staff-form.ts";

interface StaffInputProps {
  field: StaffField;
  faults: Faults;
}

/** As many characters as the hall takes. */
const longest: Record<StaffField, number> = {
  user: 40,
  staffNumber: 12,
  name: 40,
  password: 200,
  again: 200,
};

/** One line to fill in, with its rule, and what is wrong with it. */
export function StaffInput({ field, faults }: StaffInputProps) {
  const { say } = useWords(staffWords);
  const fault = faults[field];
  const rule = say(`rule.${field}`);
  const isSecret = field === "password" || field === "again";
  return (
    <div className={`dialog__field ${isSecret ? "staff-form__half" : ""}`}>
      <label htmlFor={`staff-${field}`}>{say(field)}</label>
      <Input
        id={`staff-${field}`}
        name={field}
        type={isSecret ? "password" : "text"}
        autoComplete={isSecret ? "new-password" : "off"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={longest[field]}
        status={fault ? "error" : ""}
        aria-invalid={fault !== undefined}
        aria-describedby={`staff-${field}-rule`}
      />
      <div id={`staff-${field}-rule`}>
        <p className="staff-form__rule">{rule}</p>
        {fault ? (
          <p className="staff-form__fault" role="alert">
            <Icon name="octagon" /> {say(`fault.${fault}`, { rule })}
          </p>
        ) : null}
      </div>
    </div>
  );
}
