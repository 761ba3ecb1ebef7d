import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { Icon } from "../../kit/icon.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { FieldInput } from "./field-input.tsx";
import type { ListField } from "./fields.ts";
import { useItemNames } from "./item-names.ts";
import { type Rows, valueAt, withValue } from "./paths.ts";
import { useShown } from "./use-value-words.ts";

interface RowsEditorProps {
  list: ListField;
  rows: readonly object[];
  onChange: (rows: readonly object[]) => void;
}

/** Things of which an item has several: added, edited in a dialog, moved and removed. */
export function RowsEditor({ list, rows, onChange }: RowsEditorProps) {
  const { say } = useWords(managerItemWords);
  const names = useItemNames();
  const shown = useShown();
  const [open, setOpen] = useState<number | null>(null);
  const row = open === null ? null : rows[open];
  const put = (at: number, next: object) => onChange(rows.map((one, i) => (i === at ? next : one)));
  const move = (at: number, by: 1 | -1) => {
    const next = [...rows];
    const [taken] = next.splice(at, 1);
    if (taken) next.splice(at + by, 0, taken);
    onChange(next);
  };
  const add = () => {
    onChange([...rows, named(list.blank(), rows)]);
    setOpen(rows.length);
  };
  const title = list.fields.find((field) => field.path === list.title);
  return (
    <section className="item-editor__section">
      <h2>{say("rows", { name: names.field(list.name), count: rows.length })}</h2>
      <ol className="rows">
        {rows.map((one, at) => (
          <li key={"id" in one && one.id !== "" ? String(one.id) : at}>
            <span className="rows__name">{shown(title, valueAt(one, list.title))}</span>
            {at === 0 ? null : (
              <Button
                className="sheet__quiet"
                label={say("up", { number: at + 1 })}
                onPress={() => move(at, -1)}
              >
                <Icon name="arrowUp" />
              </Button>
            )}
            {at === rows.length - 1 ? null : (
              <Button
                className="sheet__quiet"
                label={say("down", { number: at + 1 })}
                onPress={() => move(at, 1)}
              >
                <Icon name="arrowDown" />
              </Button>
            )}
            <Button
              className="sheet__quiet"
              label={say("editRow", { number: at + 1 })}
              onPress={() => setOpen(at)}
            >
              {say("edit")}
            </Button>
            <Button
              className="sheet__quiet"
              label={say("removeRow", { number: at + 1 })}
              onPress={() => onChange(rows.filter((_, i) => i !== at))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ol>
      {rows.length < list.most ? (
        <Button className="sheet__small" onPress={add}>
          {say("addRow")}
        </Button>
      ) : null}
      {open !== null && row ? (
        <Dialog
          title={say("rowTitle", { name: names.field(list.name), number: open + 1 })}
          isWide
          onClose={() => setOpen(null)}
          actions={
            <Button kind="next" onPress={() => setOpen(null)}>
              {say("rowDone")}
            </Button>
          }
        >
          <div className="item-editor__fields">
            {list.fields.map((field) => (
              <FieldInput
                key={field.path}
                prefix={`${list.name}-${open}-`}
                field={field}
                value={valueAt(row, field.path)}
                onChange={(value) => put(open, withValue(row, field.path, value))}
              />
            ))}
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}

/** What has an id gets the next free one; it stays the same ever after. */
function named(blank: Rows, rows: readonly object[]): Rows {
  if (!("id" in blank)) return blank;
  const taken = new Set(rows.map((row) => ("id" in row ? row.id : "")));
  let next = rows.length + 1;
  while (taken.has(`m${next}`)) next += 1;
  return { ...blank, id: `m${next}` };
}
