import { useEffect, useRef, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { KeptBy, useKeeper } from "../../kit/desk/unkept.tsx";
import { MaterialPages } from "../../kit/materials/material-pages.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import { materialOf, withPages } from "./draft.ts";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { PickRow } from "./pick-row.tsx";

/** Pages of the materials, by the document camera or as files; one material after the other without leaving. */
export function ScanDialog({ intake, devices, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const materials = intake.item?.materials ?? [];
  const [chosen, setChosen] = useState<string | null>(intake.place.id);
  const [isBusy, setBusy] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const materialId = chosen ?? materials[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each material its camera is the first thing
  useEffect(() => root.current?.querySelector<HTMLElement>(".attached__add button")?.focus(), [materialId]);
  const keeper = useKeeper();
  // A page that is on its way would be lost.
  const close = () => {
    if (!isBusy) keeper.leave(onClose);
  };
  const material = materials.find(({ id }) => id === chosen) ?? materials[0];
  if (!material) return null;
  return (
    <Modal title={say("scan.title", { name: material.name })} todo={say("scan.todo")} onClose={close} isWide>
      <PickRow
        label={say("scan.which")}
        value={material.id}
        choices={materials.slice(0, 9).map(({ id, name }) => {
          const count = materialOf(intake.draft, id).pages.length;
          return { id, name: count > 0 ? say("scan.withPages", { name, count }) : name };
        })}
        onPick={(id) => {
          if (id !== material.id) keeper.leave(() => setChosen(id));
        }}
      />
      <KeptBy keeper={keeper}>
        <div ref={root} className="intake-scan">
          <MaterialPages
            key={material.id}
            title={material.name}
            pages={materialOf(intake.draft, material.id).pages}
            onChange={(pages) => intake.change((now) => withPages(now, material.id, pages))}
            devices={devices}
            onBusy={setBusy}
          />
        </div>
      </KeptBy>
      <div className="desk-modal__end">
        <p className="desk-modal__foot">{say("scan.kept")}</p>
        <Button kind="next" disabledBecause={isBusy ? say("scan.busy") : null} onPress={close}>
          {say("scan.done")}
        </Button>
      </div>
    </Modal>
  );
}
