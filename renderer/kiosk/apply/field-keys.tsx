import { useMemo, useState } from "react";
import type { FormField } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { FigureKeys } from "../parts/figure-keys.tsx";
import { weigh } from "./pinyin/candidates.ts";
import { PinyinKeys } from "./pinyin/pinyin-keys.tsx";

interface FieldKeysProps {
  field: FormField;
  value: string;
  onChange: (value: string) => void;
}

/** The answer, large, and the keys for its kind: no system keyboard, which would bring the system with it. */
export function FieldKeys({ field, value, onChange }: FieldKeysProps) {
  const { say, pick } = useWords(applyWords);
  switch (field.type) {
    case "choice":
      return (
        <Choices
          choices={(field.choices ?? []).map(({ id, name }) => ({ id, name: pick(name) }))}
          value={value}
          onChange={onChange}
        />
      );
    case "yesNo":
      return (
        <Choices
          choices={[
            { id: "yes", name: say("form.yes") },
            { id: "no", name: say("form.no") },
          ]}
          value={value}
          onChange={onChange}
        />
      );
    case "number":
    case "date":
    case "phone":
      return <Figures value={value} onChange={onChange} most={field.maxLength ?? 20} more={[]} />;
    case "amount":
      return <Figures value={value} onChange={onChange} most={20} more={["."]} />;
    case "idNumber":
      return <Figures value={value} onChange={onChange} most={18} more={["X"]} />;
    case "creditCode":
    case "text":
    case "longText":
      return <Writing field={field} value={value} onChange={onChange} />;
    default:
      return field.type satisfies never;
  }
}

interface ChoicesProps {
  choices: readonly { id: string; name: string }[];
  value: string;
  onChange: (value: string) => void;
}

function Choices({ choices, value, onChange }: ChoicesProps) {
  return (
    <div className="apply__choices">
      {choices.map(({ id, name }) => (
        <Button
          key={id}
          kind={id === value ? "chosen" : "plain"}
          isPressed={id === value}
          onPress={() => onChange(id)}
        >
          {id === value ? <Icon name="check" /> : null}
          {name}
        </Button>
      ))}
    </div>
  );
}

interface FiguresProps {
  value: string;
  onChange: (value: string) => void;
  most: number;
  more: readonly string[];
}

function Figures({ value, onChange, most, more }: FiguresProps) {
  const { say } = useWords(applyWords);
  const press = (key: string) => {
    if (value.length < most) onChange(value + key);
  };
  return (
    <>
      <Typed value={value} />
      <FigureKeys
        erase={say("form.erase")}
        onFigure={press}
        onErase={() => onChange(value.slice(0, -1))}
        {...(more.length > 0 ? { more } : {})}
      />
    </>
  );
}

/** Pinyin for Chinese, letters and digits for the rest. */
function Writing({ field, value, onChange }: FieldKeysProps) {
  const { catalog } = useKiosk();
  const weights = useMemo(
    () => weigh(catalog.items.flatMap((item) => [item.name.zh, ...item.materials.map(({ name }) => name)])),
    [catalog],
  );
  const [pending, setPending] = useState("");
  const most = field.maxLength ?? 200;
  const put = (text: string) => onChange([...value, ...text].slice(0, most).join(""));
  return (
    <>
      <Typed value={value} pending={pending} />
      <PinyinKeys
        startsWith={field.type === "creditCode" ? "letters" : "chinese"}
        weights={weights}
        pending={pending}
        onPending={setPending}
        onText={put}
        onErase={() => onChange([...value].slice(0, -1).join(""))}
      />
    </>
  );
}

function Typed({ value, pending = "" }: { value: string; pending?: string }) {
  const { say } = useWords(applyWords);
  const isEmpty = value === "" && pending === "";
  return (
    <output className="apply__typed" aria-label={say("form.typed")}>
      {isEmpty ? <span className="apply__empty">{say("form.empty")}</span> : value}
      {pending ? <u>{pending}</u> : null}
    </output>
  );
}
