import type { PageError } from "../../kit/hall.ts";
import { Notice } from "../../kit/notice.tsx";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";

interface StepToldProps {
  isBusy: boolean;
  trouble: PageError | null;
}

/** In a dialog: its step is on its way, or what the hall said to it. What was written stays until it has gone through. */
export function StepTold({ isBusy, trouble }: StepToldProps) {
  const { say } = useWords(counterIntakeWords);
  const explain = useErrorWords();
  const what = trouble?.code === "server-away" ? say("trouble.away") : trouble && explain(trouble);
  if (isBusy) return <p role="status">{say("why.busy")}</p>;
  return what ? <Notice kind="wrong" what={what} /> : null;
}
