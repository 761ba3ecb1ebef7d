import { useState } from "react";
import { dockWords } from "../words/dock.ts";
import { useWords } from "../words/words.ts";
import type { DockAction } from "./dock-client.ts";

interface Moving {
  onMove: (action: DockAction) => void;
}

const levels = [5, 4, 3, 2, 1] as const;

/** The keys of a pad; one that it has not does nothing. */
export function PadKeys({ onMove }: Moving) {
  const { say } = useWords(dockWords);
  return (
    <div className="dock__actions">
      {levels.map((level) => (
        <button key={level} type="button" onClick={() => onMove({ action: "press", level })}>
          {say(`level.${level}`)}
        </button>
      ))}
    </div>
  );
}

/** A code to hold before the scanner. */
export function ScannerField({ onMove }: Moving) {
  const { say } = useWords(dockWords);
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== "") onMove({ action: "scan", text });
      }}
    >
      <label>
        {say("code")}
        <input value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit">{say("scan")}</button>
    </form>
  );
}
