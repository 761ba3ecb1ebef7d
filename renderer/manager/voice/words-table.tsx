import { Table, type TableColumnsType } from "antd";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Icon } from "../../kit/icon.tsx";
import { managerWords } from "../../words/manager.ts";
import { voiceWords } from "../../words/manager-voice.ts";
import { useWords } from "../../words/words.ts";
import type { Recorder, Word } from "./use-recorder.ts";

export type SpokenWord = QueryValue<"recordings:list">["words"][number];

interface WordsTableProps {
  words: SpokenWord[];
  recorder: Recorder;
  isStale: boolean;
  onRemove: (word: Word) => void;
}

const isSame = (one: Word, other: Word) => one.language === other.language && one.word === other.word;

/** Every word with its recording, if it has one, and what can be done with it. */
export function WordsTable({ words, recorder, isStale, onRemove }: WordsTableProps) {
  const { say } = useWords(voiceWords);
  const columns: TableColumnsType<SpokenWord> = [
    {
      title: say("word"),
      key: "word",
      render: (_, { language, word }) => <span lang={language === "zh" ? "zh-CN" : "en"}>{word}</span>,
    },
    {
      title: say("language"),
      key: "language",
      width: 160,
      render: (_, one) => say(`language.${one.language}`),
    },
    {
      title: say("state"),
      key: "state",
      width: 320,
      render: (_, one) => <StateOf spoken={one} recorder={recorder} />,
    },
    {
      title: <span className="unseen">{say("steps")}</span>,
      key: "steps",
      width: 420,
      align: "right",
      render: (_, one) => <StepsOf spoken={one} recorder={recorder} isStale={isStale} onRemove={onRemove} />,
    },
  ];
  return (
    <Table<SpokenWord>
      rowKey={({ language, word }) => `${language} ${word}`}
      columns={columns}
      dataSource={words}
      pagination={words.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
      locale={{ emptyText: say("nothing") }}
    />
  );
}

const saidOf = { opening: "opening", recording: "speakNow", sending: "sending" } as const;

function StateOf({ spoken, recorder }: { spoken: SpokenWord; recorder: Recorder }) {
  const { say } = useWords(voiceWords);
  const { at } = recorder;
  if (at && at.step !== "playing" && isSame(at.word, spoken)) {
    return (
      <span className="sheet__sign" role="status">
        {say(saidOf[at.step], { word: spoken.word })}
      </span>
    );
  }
  if (!spoken.recording) return <span className="sheet__note">{say("none")}</span>;
  const { lengthMs, keptAt } = spoken.recording;
  const recordedAt = `${keptAt.slice(0, 10)} ${clockOf(keptAt)}`;
  return (
    <span className="sheet__sign sheet__sign--green">
      <Icon name="checkCircle" /> {say("kept", { seconds: (lengthMs / 1000).toFixed(1), at: recordedAt })}
    </span>
  );
}

interface StepsProps {
  spoken: SpokenWord;
  recorder: Recorder;
  isStale: boolean;
  onRemove: (word: Word) => void;
}

/** The button that began a recording ends it: the focus stays where it is. While one word is at work, the others rest. */
function StepsOf({ spoken, recorder, isStale, onRemove }: StepsProps) {
  const { say } = useWords(voiceWords);
  const frame = useWords(managerWords);
  const { at } = recorder;
  const word: Word = { language: spoken.language, word: spoken.word };
  const isOwn = at !== null && isSame(at.word, word);
  const isRecording = isOwn && (at.step === "opening" || at.step === "recording");
  const isResting = at !== null && !isOwn;
  const named = (label: string) => (isStale ? { disabledBecause: frame.say("staleBecause") } : { label });
  return (
    <span style={{ visibility: isResting ? "hidden" : "visible" }}>
      {spoken.recording && !isRecording ? (
        <Button
          className="sheet__quiet"
          {...named(say("hearOf", word))}
          onPress={() => void recorder.hear(word)}
        >
          {say("hear")}
        </Button>
      ) : null}
      <Button
        className="sheet__quiet"
        {...named(say(isRecording ? "stopOf" : spoken.recording ? "againOf" : "recordOf", word))}
        onPress={() => (isRecording ? recorder.stop() : void recorder.record(word))}
      >
        {say(isRecording ? "stop" : spoken.recording ? "again" : "record")}
      </Button>
      {spoken.recording && !isRecording ? (
        <Button className="sheet__quiet" {...named(say("removeOf", word))} onPress={() => onRemove(word)}>
          {say("remove")}
        </Button>
      ) : null}
    </span>
  );
}
