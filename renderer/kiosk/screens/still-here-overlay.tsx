import { Button } from "../../kit/button.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Overlay } from "../parts/overlay.tsx";

/** A minute without a touch: asks, then clears everything of this person. */
export function StillHereOverlay() {
  const { dispatch, secondsLeft } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Overlay title={say("askTitle")}>
      <p>{say("askMore", { seconds: secondsLeft ?? 0 })}</p>
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "still-here" })}>
        {say("stillHere")}
      </Button>
      <Button className="wide-button" onPress={() => dispatch({ event: "idle-over" })}>
        {say("leaveNow")}
      </Button>
    </Overlay>
  );
}
