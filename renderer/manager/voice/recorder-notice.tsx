import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { voiceWords } from "../../words/manager-voice.ts";
import { useWords } from "../../words/words.ts";
import type { RecorderTrouble } from "./use-recorder.ts";

const clipFaults = ["silent", "too-short", "too-long", "too-loud"] as const;

/** What went wrong with a recording, and what to do. */
export function RecorderNotice({ trouble }: { trouble: RecorderTrouble }) {
  const { say } = useWords(voiceWords);
  const explain = useErrorWords();
  switch (trouble.kind) {
    case "microphone": {
      const { fault } = trouble;
      return <Notice kind="wrong" what={say(`microphone.${fault}`)} todo={say(`microphone.${fault}.do`)} />;
    }
    case "too-early":
      return (
        <Notice
          kind="attention"
          what={say("tooEarly", { word: trouble.word.word })}
          todo={say("tooEarly.do")}
        />
      );
    case "hall": {
      const { error, word } = trouble;
      if (error.code !== "invalid-input") return <Notice kind="wrong" what={explain(error)} />;
      const fault = clipFaults.find((one) => one === error.params.because) ?? "other";
      return (
        <Notice
          kind="wrong"
          what={say(`fault.${fault}`, { word: word.word })}
          todo={say(`fault.${fault}.do`)}
        />
      );
    }
    default:
      return trouble satisfies never;
  }
}
