import { Button } from "../../kit/button.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { LanguageButton } from "../parts/nav.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** Nothing is heard from the hall, and nobody has begun anything here. */
export function ServerAwayScreen() {
  const { say } = useKioskWords();
  return (
    <Trouble
      kind="attention"
      what={say("awayTitle")}
      todo={say("awayTodo")}
      more={say("awayMore")}
      nav={<LanguageButton />}
    />
  );
}

/** The wish for a number got no answer: trying again is safe. */
export function NoAnswerScreen() {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Trouble kind="attention" what={say("awayTake")} todo={say("awayTakeTodo")} more={say("awayMore")}>
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "try-again" })}>
        {say("again")}
      </Button>
    </Trouble>
  );
}
