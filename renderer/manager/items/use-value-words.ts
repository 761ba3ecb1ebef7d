import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import type { Field } from "./fields.ts";
import { useItemNames } from "./item-names.ts";

/** A field's value in words. */
export function useShown(): (field: Field | undefined, value: unknown) => string {
  const { say } = useWords(managerItemWords);
  const names = useItemNames();
  return (field, value) => {
    if (value === true) return say("yes");
    if (value === false) return say("no");
    const isNone = value === null || value === undefined || value === "";
    if (isNone || (Array.isArray(value) && value.length === 0)) {
      const isRouted = field?.path === "queueIds" || field?.path === "unitIds";
      return say(isRouted ? "byRules" : "empty");
    }
    if (field?.kind === "code") return names.code(field.named ?? field.path, String(value));
    if (field?.kind === "codes" && Array.isArray(value))
      return value.map((one) => names.code(field.path, String(one))).join("、");
    if (field?.kind === "named") {
      const all = names.list(field.of);
      const ids: unknown[] = Array.isArray(value) ? value : [value];
      return ids.map((id) => all.find((one) => one.value === id)?.label ?? String(id)).join("、");
    }
    if (field?.kind === "file" && typeof value === "object" && "name" in value) return String(value.name);
    if (field?.kind === "choices" && Array.isArray(value))
      return value.map((one: { name: { zh: string } }) => one.name.zh).join("、");
    return Array.isArray(value) ? value.join("\n") : String(value);
  };
}
