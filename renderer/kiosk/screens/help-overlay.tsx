import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Overlay } from "../parts/overlay.tsx";

/** 请人帮忙 was pressed. */
export function HelpOverlay() {
  const { state, dispatch } = useKiosk();
  const { say } = useKioskWords();
  if (state.help === "none") return null;
  const words = {
    calling: { title: say("helpCalling"), more: "" },
    called: { title: say("helpCalled"), more: say("helpCalledMore") },
    failed: { title: say("helpFailed"), more: say("helpFailedMore") },
  }[state.help];
  return (
    <Overlay title={words.title}>
      {state.help === "called" ? <Notice kind="said" what={words.more} /> : null}
      {state.help === "failed" ? <Notice kind="wrong" what={words.more} /> : null}
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "close-help" })}>
        {say("done")}
      </Button>
    </Overlay>
  );
}
