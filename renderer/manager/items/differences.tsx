import type { ItemDifference } from "../../../hall-server/contract/item-commands.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useItemNames } from "./item-names.ts";

/** What differs, field by field: before and after. */
export function Differences({ of }: { of: readonly ItemDifference[] }) {
  const { say } = useWords(managerItemWords);
  const names = useItemNames();
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{say("field")}</th>
          <th scope="col">{say("before")}</th>
          <th scope="col">{say("after")}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{names.field(field)}</th>
            <td>{said(field, before)}</td>
            <td>{said(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function said(field: string, value: string | null): string {
    if (value === null) return say("nothing");
    if (value === "true") return say("yes");
    if (value === "false") return say("no");
    return names.code(field, value);
  }
}
