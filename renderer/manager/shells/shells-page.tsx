import "./shells.css";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { useView } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { commonWords } from "../../words/common.ts";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";
import { ServiceCodeDialog } from "./service-code-dialog.tsx";
import { ShellDialog } from "./shell-dialog.tsx";
import { ShellsTable } from "./shells-table.tsx";

/** The programs around the pages: how each is, and the code that opens their service menu. */
export function ShellsPage({ isStale }: { isStale: boolean }) {
  const { say } = useWords(shellWords);
  const frame = useWords(managerWords);
  const common = useWords(commonWords);
  const explain = useErrorWords();
  const { value, error } = useView("shells", {});
  const [isSettingCode, setIsSettingCode] = useState(false);
  const [isCodeSet, setIsCodeSet] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const opened = value?.shells.find((shell) => shell.deviceId === chosen);
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note">{say("lead")}</p>
        <Button
          kind={value?.hasServiceCode === false ? "next" : "plain"}
          className="sheet__end"
          onPress={() => setIsSettingCode(true)}
          disabledBecause={isStale ? frame.say("staleBecause") : null}
        >
          {say(value?.hasServiceCode === false ? "codeMake" : "codeChange")}
        </Button>
      </div>
      {isCodeSet ? <Notice kind="said" what={say("codeDone")} /> : null}
      {value?.hasServiceCode === false ? (
        <Notice kind="attention" what={say("codeMissing")} todo={say("codeMissingTodo")} />
      ) : null}
      {value ? (
        <ShellsTable shells={value.shells} open={setChosen} />
      ) : (
        <p className="sheet__note" role="status">
          {error ? explain(error) : common.say("connecting")}
        </p>
      )}
      {opened ? <ShellDialog shell={opened} isStale={isStale} onClose={() => setChosen(null)} /> : null}
      {isSettingCode ? (
        <ServiceCodeDialog
          onClose={() => setIsSettingCode(false)}
          onSet={() => {
            setIsSettingCode(false);
            setIsCodeSet(true);
          }}
        />
      ) : null}
    </div>
  );
}
