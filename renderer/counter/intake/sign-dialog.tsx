import { useEffect, useRef, useState } from "react";
import { KeptBy, useKeeper } from "../../kit/desk/unkept.tsx";
import { useHall } from "../../kit/hall-context.tsx";
import { MaterialPages } from "../../kit/materials/material-pages.tsx";
import { Notice } from "../../kit/notice.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import { Modal } from "../dialogs/modal.tsx";
import type { IntakeDialogProps } from "./intake-dialogs.tsx";
import { PickRow } from "./pick-row.tsx";
import { SignaturePad } from "./signature-pad.tsx";

/** The person signs on the pad, or on paper that is then scanned. */
export function SignDialog({ intake, devices, onClose }: IntakeDialogProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const explain = useErrorWords();
  const hall = useHall();
  const [way, setWay] = useState<"pad" | "paper">("pad");
  const [isKeeping, setKeeping] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const keeper = useKeeper();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const keep = async (png: Uint8Array) => {
    setKeeping(true);
    setTrouble(null);
    const kept = await hall.keep(png, "image/png");
    // Closed meanwhile: it was not meant.
    if (!isThere.current) return;
    setKeeping(false);
    if (!kept.ok) {
      setTrouble(explain(kept.error));
      return;
    }
    intake.sign(kept.value.blobId);
    onClose();
  };
  return (
    <Modal title={say("sign.title")} todo={say("sign.todo")} onClose={() => keeper.leave(onClose)} isWide>
      <PickRow
        label={say("sign.title")}
        value={way}
        choices={[
          { id: "pad", name: say("sign.onPad") },
          { id: "paper", name: say("sign.onPaper") },
        ]}
        onPick={(chosen) => {
          if (chosen !== way) keeper.leave(() => setWay(chosen));
        }}
      />
      {trouble ? <Notice kind="wrong" what={trouble} /> : null}
      <KeptBy keeper={keeper}>
        {way === "pad" ? (
          <SignaturePad
            disabledBecause={isKeeping ? say("sign.keeping") : null}
            onSigned={(png) => void keep(png)}
          />
        ) : (
          <MaterialPages
            title={say("sign.paper")}
            pages={[]}
            devices={devices}
            most={1}
            onChange={([page]) => {
              if (!page) return;
              intake.sign(page.blobId);
              onClose();
            }}
          />
        )}
      </KeptBy>
    </Modal>
  );
}
