import { type DragEvent, useId, useState } from "react";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";

interface ChooseFilesProps {
  title: string;
  disabledBecause: string | null;
  onFiles: (files: readonly File[]) => void;
}

/** Inside the shell no page may open the system's dialogs, nor be dropped upon: there papers come by camera and scanner. */
export function mayChooseFiles(): boolean {
  return typeof window === "undefined" || window.yichuang === undefined;
}

/** A field that files are dropped upon, and that opens the dialog by click, Enter or Space. */
export function ChooseFiles({ title, disabledBecause, onFiles }: ChooseFilesProps) {
  const { say } = useWords(materialWords);
  const id = useId();
  const [isOver, setOver] = useState(false);
  const isDisabled = disabledBecause !== null;

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!isDisabled && files.length > 0) onFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the field itself, which the keyboard reaches
    <div
      className={`attached-files${isOver ? " attached-files--over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        accept="image/jpeg,image/png,application/pdf"
        disabled={isDisabled}
        aria-label={say("files.label", { title })}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again after it was removed.
          currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <label className="button attached-files__button" htmlFor={id} aria-disabled={isDisabled}>
        {say("files.choose")}
      </label>
      <span className="attached-files__hint">{disabledBecause ?? say("files.hint")}</span>
    </div>
  );
}
