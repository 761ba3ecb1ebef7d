import { useRef, useState } from "react";
import type { ImportAnswer } from "../../../hall-server/contract/item-commands.ts";
import { Button } from "../../kit/button.tsx";
import { handToBrowser } from "../../kit/desk/hand-to-browser.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { ImportPreview } from "./import-preview.tsx";
import { MistakeTable } from "./mistake-table.tsx";

interface WorkbookPartProps {
  isStale: boolean;
  onApplied: () => void;
}

type Reading =
  | { is: "none" }
  | { is: "reading"; file: string }
  | { is: "read"; file: string; answer: ImportAnswer }
  | { is: "applied"; sentence: string }
  | { is: "failed"; error: PageError };

/** The whole catalogue as a workbook, out and in again. */
export function WorkbookPart({ isStale, onApplied }: WorkbookPartProps) {
  const { say } = useWords(managerItemWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const hall = useHall();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<Reading>({ is: "none" });
  const [made, setMade] = useState<"making" | { file: string } | { error: PageError } | null>(null);
  const fetchWorkbook = async (path: string, file: string) => {
    if (made === "making") return;
    setMade("making");
    const answer = await hall.download(path);
    if (!answer.ok) return setMade({ error: answer.error });
    handToBrowser(answer.value, file);
    setMade({ file });
  };
  const read = async (file: File) => {
    setReading({ is: "reading", file: file.name });
    const answer = await hall.upload("/api/catalog/imports", file);
    if (answer.ok) setReading({ is: "read", file: file.name, answer: answer.value as ImportAnswer });
    else setReading({ is: "failed", error: answer.error });
  };
  return (
    <div className="items__workbook">
      <section>
        <div className="items__row">
          <Button
            className="sheet__small"
            onPress={() => void fetchWorkbook("/api/catalog/workbook", say("exportName"))}
          >
            {made === "making" ? say("exportMaking") : say("exportAll")}
          </Button>
          <Button
            className="sheet__small"
            onPress={() => void fetchWorkbook("/api/catalog/workbook?empty", say("emptyName"))}
          >
            {say("exportEmpty")}
          </Button>
          <span role="status" className="sheet__note">
            {made === null || made === "making"
              ? say("exportHint")
              : "file" in made
                ? say("exported", { file: made.file })
                : explain(made.error)}
          </span>
        </div>
      </section>
      <section>
        <h2>{say("importTitle")}</h2>
        <div className="items__row">
          <input
            ref={input}
            type="file"
            hidden
            aria-label={say("importFile")}
            accept=".xlsx"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (chosen) void read(chosen);
              target.value = "";
            }}
          />
          <Button
            kind="next"
            className="sheet__small"
            {...(isStale ? { disabledBecause: frame.say("staleBecause") } : {})}
            onPress={() => reading.is !== "reading" && input.current?.click()}
          >
            {say("importChoose")}
          </Button>
          <span role="status" className="sheet__note">
            {reading.is === "reading" ? say("importReading", { file: reading.file }) : say("importHint")}
          </span>
        </div>
        {reading.is === "failed" ? <Notice kind="wrong" what={explain(reading.error)} /> : null}
        {reading.is === "applied" ? <Notice kind="said" icon="checkCircle" what={reading.sentence} /> : null}
        {reading.is === "read" && reading.answer.importId === null ? (
          <MistakeTable
            what={say("mistakes", { file: reading.file, count: reading.answer.mistakeCount })}
            mistakes={reading.answer.mistakes}
            count={reading.answer.mistakeCount}
          />
        ) : null}
        {reading.is === "read" && reading.answer.importId !== null ? (
          <ImportPreview
            key={reading.answer.importId}
            importId={reading.answer.importId}
            count={reading.answer.items}
            isStale={isStale}
            onApplied={(sentence) => {
              setReading({ is: "applied", sentence });
              onApplied();
            }}
          />
        ) : null}
      </section>
    </div>
  );
}
