import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { BackButton, LanguageButton } from "../parts/nav.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** What this machine does not do, and who does. */
export function GuideDeskScreen() {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Trouble
      kind="next"
      what={say("deskTitle")}
      todo={say("deskTodo")}
      more={say("deskAsk")}
      nav={
        <>
          <BackButton />
          <LanguageButton />
        </>
      }
    >
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "call-help" })}>
        <Icon name="bell" />
        {say("help")}
      </Button>
    </Trouble>
  );
}
