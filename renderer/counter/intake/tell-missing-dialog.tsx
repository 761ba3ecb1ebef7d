import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import { materialOf, missingOf, noteOf, withNote } from "./draft.ts";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { StepTold } from "./step-told.tsx";
import { TickedMaterials } from "./ticked-materials.tsx";

/** 一次性告知: what is missing stands there already; Enter, and the person has it in writing. */
export function TellMissingDialog({ intake, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const { item, draft } = intake;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(item ? missingOf(draft, item).map(({ id }) => id) : []),
  );
  const note = noteOf(draft, "tell");
  if (!item) return null;
  const cannot = ticked.size === 0 && note.trim() === "" ? say("tell.nothing") : null;
  const go = () => {
    if (cannot) return;
    const materialIds = item.materials.map(({ id }) => id).filter((id) => ticked.has(id));
    void intake.end({ kind: "tellMissing", materialIds, note: note.trim() });
  };
  return (
    <Modal title={say("tell.title")} todo={say("tell.todo")} onClose={onClose}>
      <TickedMaterials
        label={say("tell.title")}
        materials={item.materials}
        ticked={ticked}
        noteOf={({ id, isRequired }) =>
          say(materialOf(draft, id).isHere ? "tell.here" : isRequired ? "tell.missing" : "tell.optional")
        }
        onTick={setTicked}
        onEnter={go}
      />
      <label className="desk-field intake-note">
        <span>{say("tell.note")}</span>
        <textarea
          rows={2}
          maxLength={1_000}
          value={note}
          onChange={(event) => intake.change((now) => withNote(now, "tell", event.target.value))}
        />
      </label>
      <StepTold isBusy={intake.busy} trouble={intake.trouble} />
      <div className="desk-modal__end">
        <p className="desk-modal__foot">{say("tickKeys")}</p>
        <Button kind="next" disabledBecause={cannot} onPress={go}>
          <span className="desk-cap">Enter</span> {say("tell.go")}
        </Button>
      </div>
    </Modal>
  );
}
