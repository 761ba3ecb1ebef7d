import { useEffect, useRef } from "react";
import { Button } from "../../kit/button.tsx";
import type { PageError } from "../../kit/hall.ts";
import { useConnection } from "../../kit/hall-context.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { isUnsettled } from "./office.ts";

interface RefusedStepProps {
  error: PageError | null;
  onAgain: () => void;
}

/** The hall said no, or nothing. The same again is safe: it is one application, however often it is sent. */
export function RefusedStep({ error, onAgain }: RefusedStepProps) {
  const { say } = useWords(applyWords);
  const sayError = useErrorWords();
  if (error === null || isUnsettled(error)) return <Unsettled onAgain={onAgain} />;
  return (
    <Trouble kind="attention" what={say("refused.title")} todo={sayError(error)} more={say("refused.safe")}>
      <Button kind="next" className="wide-button" onPress={onAgain}>
        {say("again")}
      </Button>
      <TakeNumber />
    </Trouble>
  );
}

/** It may be in. Nobody goes back from here to change it: the page stays until the hall has said what became of it. */
function Unsettled({ onAgain }: Pick<RefusedStepProps, "onAgain">) {
  const { say } = useWords(applyWords);
  const { kind } = useConnection();
  const wasAway = useRef(false);
  const again = useRef(onAgain);
  again.current = onAgain;
  useEffect(() => {
    if (kind === "away" || kind === "cut-off") wasAway.current = true;
    else if (kind === "connected" && wasAway.current) again.current();
  }, [kind]);
  return (
    <Trouble
      kind="attention"
      what={say("unsettled")}
      todo={say("unsettledTodo")}
      more={say("unsettledMore")}
      hasBack={false}
    >
      <Button kind="next" className="wide-button" onPress={onAgain}>
        {say("askAgain")}
      </Button>
      <TakeNumber />
    </Trouble>
  );
}

function TakeNumber() {
  const { dispatch } = useKiosk();
  const { say } = useWords(applyWords);
  return (
    <Button className="wide-button" onPress={() => dispatch({ event: "take-number" })}>
      {say("takeNumber")}
    </Button>
  );
}
