import { Button } from "../../kit/button.tsx";
import type { PageError } from "../../kit/hall.ts";
import { useErrorWords } from "../../words/errors.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** The hall said no, or nothing. The same again is safe: it is one application, however often it is sent. */
export function RefusedStep({ error, onAgain }: { error: PageError | null; onAgain: () => void }) {
  const { dispatch } = useKiosk();
  const { say } = useWords(applyWords);
  const sayError = useErrorWords();
  const isAway = error === null || error.code === "server-away";
  return (
    <Trouble
      kind="attention"
      what={say(isAway ? "away" : "refused.title")}
      todo={isAway ? say("awayTodo") : sayError(error)}
      more={say("refused.safe")}
    >
      <Button kind="next" className="wide-button" onPress={onAgain}>
        {say("again")}
      </Button>
      <Button className="wide-button" onPress={() => dispatch({ event: "take-number" })}>
        {say("takeNumber")}
      </Button>
    </Trouble>
  );
}
