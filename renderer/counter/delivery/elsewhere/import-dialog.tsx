import { Input, Select } from "antd";
import { useState } from "react";
import type { CommandValue } from "../../../../hall-server/contract/commands.ts";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { Notice } from "../../../kit/notice.tsx";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";
import { readProgress } from "./read-progress.ts";

interface ImportDialogProps {
  sites: QueryValue<"elsewhere:list">["sites"];
  onClose: () => void;
  onDone: () => void;
}

const mostRows = 500;

/** Their list of a day, pasted; each line is taken or told why not. */
export function ImportDialog({ sites, onClose, onDone }: ImportDialogProps) {
  const { say } = useWords(elsewhereWords);
  const explain = useDeliveryTroubles();
  const { act, isBusy, trouble } = useAct("elsewhere:import");
  const [siteId, setSiteId] = useState(sites[0]?.id ?? "");
  const [pasted, setPasted] = useState("");
  const [answer, setAnswer] = useState<CommandValue<"elsewhere:import"> | null>(null);
  const lines = readProgress(pasted);
  const good = lines.filter(({ row }) => row !== null).slice(0, mostRows);
  const bad = lines.filter(({ row }) => row === null);
  const take = async () => {
    const given = await act({ siteId, rows: good.flatMap(({ row }) => row ?? []) });
    if (!given.ok) return;
    setAnswer(given.value);
    onDone();
  };
  const because = (code: string) =>
    code === "not-found" || code === "twice"
      ? say(`because.${code}`)
      : say("because.other", { because: code });
  return (
    <Dialog
      title={say("import.title")}
      isWide
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button
            kind="next"
            disabledBecause={isBusy ? say("busy") : good.length === 0 ? say("import.lead") : null}
            onPress={() => void take()}
          >
            {say("import.go")}
          </Button>
        </>
      }
    >
      <p className="sheet__note">{say("import.lead")}</p>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {answer ? (
        <Notice
          kind={answer.refused.length > 0 ? "attention" : "said"}
          what={say("import.done", { count: answer.taken })}
          todo={answer.refused
            .map(({ row, number, because: code }) =>
              say("import.refused", { row: good[row]?.line ?? row + 1, number, because: because(code) }),
            )
            .join("；")}
        />
      ) : null}
      <div className="dialog__field">
        <label htmlFor="import-site">{say("site")}</label>
        <Select
          id="import-site"
          value={siteId}
          onChange={setSiteId}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <div className="dialog__field">
        <label htmlFor="import-paste">{say("import.paste")}</label>
        <Input.TextArea
          id="import-paste"
          rows={8}
          value={pasted}
          onChange={({ target }) => {
            setPasted(target.value);
            setAnswer(null);
          }}
        />
      </div>
      {lines.length > 0 ? (
        <p role="status">
          {say("import.read", { count: lines.length, bad: bad.length })}{" "}
          {bad
            .slice(0, 3)
            .map(({ line, text }) => say("import.bad", { row: line, text: text.slice(0, 40) }))
            .join("；")}
        </p>
      ) : null}
    </Dialog>
  );
}
