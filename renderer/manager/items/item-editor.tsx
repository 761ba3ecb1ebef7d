import { useState } from "react";
import { blankItem } from "../../../hall-server/contract/blank-item.ts";
import type { Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useUnsaved } from "../unsaved.tsx";
import { FieldInput } from "./field-input.tsx";
import { lists, sections } from "./fields.ts";
import { valueAt, withValue } from "./paths.ts";
import { RowsEditor } from "./rows-editor.tsx";
import { SaveDialog } from "./save-dialog.tsx";

interface ItemEditorProps {
  /** Null for a new one. */
  itemId: string | null;
  onBack: () => void;
  onSaved: (itemId: string, sentence: string) => void;
}

/** Every field of an item to fill in; saving makes a new version. */
export function ItemEditor({ itemId, onBack, onSaved }: ItemEditorProps) {
  return itemId === null ? (
    <Form before={null} basedOn={0} onBack={onBack} onSaved={onSaved} />
  ) : (
    <Existing itemId={itemId} onBack={onBack} onSaved={onSaved} />
  );
}

/** Begins with the newest version, planned or in force: a change on top of an older one would take that back. */
function Existing({ itemId, onBack, onSaved }: ItemEditorProps & { itemId: string }) {
  const { say } = useWords(managerItemWords);
  const explain = useErrorWords();
  const history = useAsked("item:history", { itemId });
  const dropped = new Set(
    (history.value?.changes ?? []).flatMap((one) => (one.kind === "dropped" ? [one.version] : [])),
  );
  const newest = history.value?.changes.find((one) => one.kind === "saved" && !dropped.has(one.version));
  const version = newest?.version ?? 1;
  const { value, error } = useAsked("item:get", { itemId, version });
  if (!history.value || value?.version !== version || value.item.id !== itemId)
    return error ? <Notice kind="wrong" what={explain(error)} /> : <p role="status">{say("loading")}</p>;
  return <Form key={version} before={value.item} basedOn={version} onBack={onBack} onSaved={onSaved} />;
}

interface FormProps {
  before: Item | null;
  basedOn: number;
  onBack: () => void;
  onSaved: ItemEditorProps["onSaved"];
}

function Form({ before, basedOn, onBack, onSaved }: FormProps) {
  const { say, pick } = useWords(managerItemWords);
  const [draft, setDraft] = useState<Item>(() => before ?? blankItem());
  const [step, setStep] = useState<"save" | "leave" | null>(null);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before ?? blankItem());
  useUnsaved(isChanged);
  const set = (path: string) => (value: unknown) => setDraft((now) => withValue(now, path, value));
  return (
    <div className="sheet items item-editor">
      <div className="item-page__head">
        <Button className="sheet__small" onPress={() => (isChanged ? setStep("leave") : onBack())}>
          <Icon name="arrowLeft" />
          {say("back")}
        </Button>
        <h1>{before ? say("editTitle", { name: pick(before.name) }) : say("newTitle")}</h1>
        <div className="item-page__steps">
          <Button
            kind="next"
            className="sheet__small"
            {...(isChanged ? {} : { disabledBecause: say("unchanged") })}
            onPress={() => setStep("save")}
          >
            {say("save")}
          </Button>
        </div>
      </div>
      {sections.map((section) => (
        <section key={section.id} className="item-editor__section">
          <h2>{say(`section.${section.id}` as "section.basic")}</h2>
          <div className="item-editor__fields">
            {section.fields
              .filter((field) => field.path !== "id" || before === null)
              .map((field) => (
                <FieldInput
                  key={field.path}
                  field={field}
                  value={valueAt(draft, field.path)}
                  onChange={set(field.path)}
                />
              ))}
          </div>
        </section>
      ))}
      {lists.map((list) => (
        <RowsEditor key={list.name} list={list} rows={draft[list.name]} onChange={set(list.name)} />
      ))}
      {step === "save" ? (
        <SaveDialog
          before={before}
          draft={draft}
          basedOn={basedOn}
          onClose={() => setStep(null)}
          onSaved={onSaved}
        />
      ) : null}
      {step === "leave" ? (
        <Dialog
          title={say("leaveTitle")}
          onClose={() => setStep(null)}
          actions={
            <>
              <Button onPress={() => setStep(null)}>{say("leaveNo")}</Button>
              <Button kind="danger" onPress={onBack}>
                {say("leaveYes")}
              </Button>
            </>
          }
        >
          <p>{say("leaveText")}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
