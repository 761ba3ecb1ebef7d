import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { AskProgress } from "../kit/progress/ask-form.tsx";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";

/** 查进度 at the public computer; what was typed goes with whoever typed it. */
export function ProgressDesk() {
  const { go } = useDeclare();
  const { say } = useWords(declareWords);
  return (
    <main className="declare__main progress-desk">
      <AskProgress first="" />
      <Button onPress={() => go({ step: "back" })}>
        <Icon name="arrowLeft" />
        {say("progressBack")}
      </Button>
    </main>
  );
}
