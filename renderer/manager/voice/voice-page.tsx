import { Checkbox, Select } from "antd";
import { useState } from "react";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { voiceWords } from "../../words/manager-voice.ts";
import { useWords } from "../../words/words.ts";
import { RecorderNotice } from "./recorder-notice.tsx";
import { useRecorder, type Word } from "./use-recorder.ts";
import { WordsTable } from "./words-table.tsx";

const refreshMs = 60_000;
const languages = ["zh", "en"] as const;

/** The hall's voice, word by word: recorded by a person, or said by the computer. */
export function VoicePage({ isStale }: { isStale: boolean }) {
  const { say } = useWords(voiceWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const [language, setLanguage] = useState<Word["language"]>("zh");
  const [isOnlyMissing, setIsOnlyMissing] = useState(false);
  const [removing, setRemoving] = useState<Word | null>(null);
  const list = useAsked("recordings:list", {}, refreshMs);
  const recorder = useRecorder(list.again);
  const words = (list.value?.words ?? []).filter((one) => one.language === language);
  const missing = words.filter(({ recording }) => recording === null);
  const close = () => {
    setRemoving(null);
    list.again();
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <Select
          aria-label={say("language")}
          style={{ width: 200 }}
          value={language}
          onChange={setLanguage}
          options={languages.map((one) => ({ value: one, label: say(`language.${one}`) }))}
        />
        <Checkbox checked={isOnlyMissing} onChange={(event) => setIsOnlyMissing(event.target.checked)}>
          {say("only")}
        </Checkbox>
        {list.value ? (
          <p className="sheet__note">
            {missing.length === 0
              ? say("complete", { count: words.length })
              : say("missing", { count: missing.length })}
          </p>
        ) : null}
      </div>
      <p className="sheet__note">{say("explain")}</p>
      {recorder.trouble ? <RecorderNotice trouble={recorder.trouble} /> : null}
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      {list.value ? (
        <WordsTable
          words={isOnlyMissing ? missing : words}
          recorder={recorder}
          isStale={isStale}
          onRemove={setRemoving}
        />
      ) : null}
      {removing ? (
        <ConfirmDialog
          title={say("removeAsk", removing)}
          yes={say("remove")}
          no={frame.say("cancel")}
          isDanger
          command="recording:remove"
          input={removing}
          onClose={close}
        >
          <p>{say("removeEffect")}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
