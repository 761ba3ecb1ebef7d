import { Input, InputNumber, Select } from "antd";
import { Button } from "../../kit/button.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import type { Field } from "./fields.ts";
import { FileInput } from "./file-input.tsx";
import { useItemNames } from "./item-names.ts";

interface FieldInputProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Before the field's own path, so that ids on the page are unique. */
  prefix?: string;
}

/** One field of an item to fill in, with its name above it. */
export function FieldInput({ field, value, onChange, prefix = "" }: FieldInputProps) {
  const names = useItemNames();
  const { say } = useWords(managerItemWords);
  const id = `${prefix}${field.path}`;
  const hint =
    field.kind === "lines" ? say("oneALine") : field.kind === "choices" ? say("choiceLines") : null;
  return (
    <div className={`item-field item-field--${field.kind}`}>
      <label htmlFor={id}>
        {names.field(field.named ?? field.path)}
        {hint ? <small> {hint}</small> : null}
      </label>
      <Inner field={field} value={value} onChange={onChange} id={id} />
    </div>
  );
}

function Inner({ field, value, onChange, id }: FieldInputProps & { id: string }) {
  const names = useItemNames();
  const { say } = useWords(managerItemWords);
  switch (field.kind) {
    case "text":
      return (
        <Input
          id={id}
          value={textOf(value)}
          maxLength={field.max}
          onChange={({ target }) => onChange(given(target.value, field.isOptional))}
        />
      );
    case "longText":
      return (
        <Input.TextArea
          id={id}
          value={textOf(value)}
          maxLength={field.max}
          rows={3}
          onChange={({ target }) => onChange(given(target.value, field.isOptional))}
        />
      );
    case "lines":
      return (
        <Input.TextArea
          id={id}
          value={Array.isArray(value) ? value.join("\n") : ""}
          rows={3}
          onChange={({ target }) => onChange(target.value === "" ? [] : target.value.split("\n"))}
        />
      );
    case "number":
      return (
        <InputNumber
          id={id}
          value={typeof value === "number" ? value : null}
          min={field.min}
          max={field.max}
          precision={0}
          onChange={(next) => {
            if (next !== null) onChange(next);
            else if (field.isOptional) onChange(field.path === "maxLength" ? undefined : null);
          }}
        />
      );
    case "yesNo":
      return (
        <div className="item-field__choice">
          {[true, false].map((one) => (
            <Button
              key={String(one)}
              className="sheet__small"
              kind={value === one ? "chosen" : "plain"}
              isPressed={value === one}
              label={`${names.field(field.path)}：${say(one ? "yes" : "no")}`}
              onPress={() => onChange(one)}
            >
              {say(one ? "yes" : "no")}
            </Button>
          ))}
        </div>
      );
    case "code":
      return (
        <Select
          id={id}
          {...(value === undefined || value === null ? {} : { value: String(value) })}
          allowClear={field.isOptional ?? false}
          options={field.codes.map((code) => ({
            value: code,
            label: names.code(field.named ?? field.path, code),
          }))}
          onChange={(next: string | undefined) => onChange(next)}
        />
      );
    case "codes":
      return (
        <Select
          id={id}
          mode="multiple"
          value={Array.isArray(value) ? value : []}
          options={field.codes.map((code) => ({ value: code, label: names.code(field.path, code) }))}
          onChange={onChange}
        />
      );
    case "named": {
      const options = names.list(field.of);
      const shared = { id, options, showSearch: true, optionFilterProp: "label" };
      return field.isMany ? (
        <Select
          {...shared}
          mode="multiple"
          value={Array.isArray(value) ? value : []}
          onChange={(next: string[]) =>
            onChange(next.length === 0 && field.of !== "lifeEvents" ? null : next)
          }
        />
      ) : (
        <Select {...shared} value={textOf(value)} onChange={onChange} />
      );
    }
    case "file":
      return <FileInput id={id} value={value} onChange={onChange} />;
    case "choices":
      return (
        <Input.TextArea
          id={id}
          defaultValue={choiceText(value)}
          rows={3}
          onChange={({ target }) => onChange(choicesOf(target.value))}
        />
      );
    default:
      field satisfies never;
      return null;
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const given = (text: string, isOptional: boolean) => (text === "" && isOptional ? null : text);

type Choice = { id: string; name: { zh: string; en: string } };

const choiceText = (value: unknown) =>
  Array.isArray(value) ? (value as Choice[]).map(({ id, name }) => `${id}=${name.zh}`).join("\n") : "";

function choicesOf(text: string): Choice[] | undefined {
  const said = text.split("\n").filter((line) => line.trim() !== "");
  if (said.length === 0) return undefined;
  return said.map((line) => {
    const [id = "", ...rest] = line.split("=");
    const zh = rest.join("=").trim();
    return { id: id.trim(), name: { zh, en: zh } };
  });
}
