import { Input } from "antd";
import { useId } from "react";
import type { CommandRequest } from "../../../hall-server/contract/commands.ts";
import type { DocumentKind } from "../../../hall-server/contract/documents.ts";
import { documentWords } from "../../words/documents.ts";
import { useWords } from "../../words/words.ts";

export type Hearing = NonNullable<NonNullable<CommandRequest<"document:issue">["extra"]>["hearing"]>;

const fields = ["on", "place", "presiding", "matter"] as const;
const longest: Record<(typeof fields)[number], number> = { on: 60, place: 120, presiding: 60, matter: 500 };

export const noHearing: Hearing = { on: "", place: "", presiding: "", matter: "" };

/** 听证通知书 and 听证公告 say when, where, by whom and about what. */
export function needsHearing(kind: DocumentKind | undefined): boolean {
  return kind === "hearing-notice" || kind === "hearing-announcement";
}

export function isComplete(hearing: Hearing): boolean {
  return fields.every((field) => hearing[field].trim() !== "");
}

export function HearingFields({ value, onChange }: { value: Hearing; onChange: (value: Hearing) => void }) {
  const { say } = useWords(documentWords);
  const id = useId();
  return (
    <div className="documents__fields">
      {fields.map((field) => (
        <div key={field} className="documents__field">
          <label htmlFor={`${id}-${field}`}>{say(`hearing.${field}`)}</label>
          <Input
            id={`${id}-${field}`}
            maxLength={longest[field]}
            value={value[field]}
            onChange={(event) => onChange({ ...value, [field]: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}
