import { Input } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { managerDocumentWords } from "../../words/manager-documents.ts";
import { useWords } from "../../words/words.ts";

type Name = QueryValue<"template:get">["names"][number];

interface NamesPanelProps {
  names: readonly Name[];
  onInsert: (piece: string) => void;
}

/** Everything that may be written in braces, with what it looks like. */
export function NamesPanel({ names, onInsert }: NamesPanelProps) {
  const { say } = useWords(managerDocumentWords);
  const [sought, setSought] = useState("");
  const shown = names.filter(({ name, of }) => `${name}${of ?? ""}`.includes(sought.trim()));
  return (
    <details className="templates__fold">
      <summary>{say("names")}</summary>
      <p className="sheet__note">{say("namesExplain")}</p>
      <Input
        aria-label={say("findName")}
        placeholder={say("findName")}
        allowClear
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <ul className="templates__names">
        {shown.map((one) => (
          <li key={`${one.of ?? ""} ${one.name}`}>
            <button type="button" className="templates__name" onClick={() => onInsert(pieceOf(one))}>
              {pieceOf(one).split("\n")[0]}
            </button>
            <span className="sheet__note">
              {one.of === null ? one.example : `${say("namesOf", { list: one.of })} ${one.example}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The marks are part of the templates' language and the same in every language of the page. */
function pieceOf({ name, isList }: Name): string {
  return isList ? `\u3010\u6bcf\u9879 ${name}\u3011\n\u3010\u5b8c\u3011\n` : `{${name}}`;
}
