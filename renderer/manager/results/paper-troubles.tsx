import { useState } from "react";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { noDevices } from "../../kit/devices.ts";
import { HandoverDialog } from "../../kit/handover/handover-dialog.tsx";
import { HandoverTable } from "../../kit/handover/handover-table.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";

const refreshMs = 15_000;

/** Handover lists of which somebody must be asked; a manager settles what was lost. */
export function PaperTroubles({ isStale }: { isStale: boolean }) {
  const { say } = useWords(resultWords);
  const explain = useErrorWords();
  const { value, error, again } = useAsked("handovers:list", { isTrouble: true, limit: 100 }, refreshMs);
  const [opened, setOpened] = useState<string | null>(null);
  const lists = value?.handovers ?? [];
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("part.paper")}</h1>
        <p className="sheet__note">{value && lists.length === 0 ? say("paper.none") : say("paper")}</p>
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {lists.length > 0 ? <HandoverTable lists={lists} open={setOpened} /> : null}
      {opened === null ? null : (
        <HandoverDialog
          handoverId={opened}
          devices={noDevices}
          isStale={isStale}
          onClose={() => {
            setOpened(null);
            again();
          }}
          onDone={() => {
            setOpened(null);
            again();
          }}
        />
      )}
    </div>
  );
}
