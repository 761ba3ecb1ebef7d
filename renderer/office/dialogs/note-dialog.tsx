import { useState } from "react";
import { KeptBy, Unkept, useKeeper } from "../../kit/desk/unkept.tsx";
import { noDevices } from "../../kit/devices.ts";
import { MaterialPages } from "../../kit/materials/material-pages.tsx";
import type { MaterialPage } from "../../kit/materials/pages.ts";
import { officeDialogWords } from "../../words/office-dialogs.ts";
import { useWords } from "../../words/words.ts";
import type { StepProps } from "./case-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import { useWritten } from "./use-written.ts";

/** A note holds at most so many photos and characters. */
const mostPhotos = 20;
const longest = 2_000;

/** 核查记录: what was seen, with photos of the place. */
export function NoteDialog({ application, onClose, onDone }: StepProps) {
  const { say } = useWords(officeDialogWords);
  const writtenKey = `${application.id} note`;
  const step = useStep("application:addNote", onDone, writtenKey);
  const [note, setNote] = useWritten(writtenKey);
  const [photos, setPhotos] = useState<readonly MaterialPage[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const keeper = useKeeper();
  const keep = () => {
    if (isBusy) return say("note.photosBusy");
    if (note.trim() === "") return say("note.missing");
    return { applicationId: application.id, note: note.trim(), blobIds: photos.map(({ blobId }) => blobId) };
  };
  return (
    <StepDialog
      title={say("note.title")}
      yes={say("note.yes")}
      fault={step.fault}
      trouble={step.trouble}
      isBusy={step.isBusy}
      onYes={() => void step.send(keep, "done_note")}
      onClose={() => keeper.leave(onClose)}
    >
      <ReasonField label={say("note.text")} value={note} onChange={setNote} most={longest} />
      <KeptBy keeper={keeper}>
        <Unkept is={photos.length > 0} />
        <div className="dialog__field">
          <span>{say("note.photos")}</span>
          <MaterialPages
            title={say("note.photos")}
            pages={photos}
            onChange={setPhotos}
            devices={noDevices}
            most={mostPhotos}
            onBusy={setIsBusy}
          />
        </div>
      </KeptBy>
    </StepDialog>
  );
}
