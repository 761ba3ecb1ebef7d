import { Input } from "antd";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { KeptBy, Unkept, useKeeper } from "../../kit/desk/unkept.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { noDevices } from "../../kit/devices.ts";
import { MaterialPages } from "../../kit/materials/material-pages.tsx";
import type { MaterialPage } from "../../kit/materials/pages.ts";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";

interface KeepSealDialogProps {
  onClose: () => void;
  onDone: () => void;
}

/** A new version of the seal: its image, and what stands on it. */
export function KeepSealDialog({ onClose, onDone }: KeepSealDialogProps) {
  const { say } = useWords(resultWords);
  const { act, isBusy, trouble } = useAct("seal:keep");
  const [name, setName] = useState("");
  const [pages, setPages] = useState<readonly MaterialPage[]>([]);
  const keeper = useKeeper();
  const close = () => keeper.leave(onClose);
  const blobId = pages[0]?.blobId;
  const isReady = name.trim() !== "" && blobId !== undefined;
  const isPdf = pages[0]?.type === "application/pdf";
  const needs = isPdf ? say("seal.needsPicture") : isReady ? null : say("seal.needs");
  const keep = async () => {
    if (blobId !== undefined && (await act({ blobId, name: name.trim() })).ok) onDone();
  };
  return (
    <Dialog
      title={say("seal.keepTitle")}
      isWide
      onClose={close}
      trouble={trouble}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={close}>{say("cancel")}</Button>
          <Button kind="next" disabledBecause={isBusy ? say("busy") : needs} onPress={() => void keep()}>
            {say("seal.keep")}
          </Button>
        </>
      }
    >
      <KeptBy keeper={keeper}>
        <Unkept is={name !== "" || pages.length > 0} />
        <p>{say("seal.keepBody")}</p>
        <div className="dialog__field">
          <label htmlFor="seal-name">{say("seal.name")}</label>
          <Input
            id="seal-name"
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className="dialog__field">
          <span>{say("seal.image")}</span>
          <MaterialPages
            title={say("seal.image")}
            pages={pages}
            onChange={setPages}
            devices={noDevices}
            most={1}
          />
        </div>
        <p className="sheet__note">{say("seal.note")}</p>
      </KeptBy>
    </Dialog>
  );
}
