import { Button } from "../../kit/button.tsx";
import type { Screen } from "../flow/state.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { CardAsked } from "../parts/card-asked.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { TakingScreen } from "./taking-screen.tsx";

/** 到我了吗: the card finds the number, or the ticket's code does. */
export function MyTurnScreen({ screen }: { screen: Extract<Screen, { at: "my-turn" }> }) {
  const { dispatch, alone } = useKiosk();
  const { say } = useKioskWords();
  switch (screen.looking) {
    case "waits-for-card":
      return <CardAsked what={say("myTurnTitle")} todo={say("myTurnTodo")} more={say("myTurnNoCard")} />;
    case "asking":
      return <TakingScreen isReprint />;
    case "none":
      return <NoTicket what={say("myTurnNone")} todo={say("myTurnNoneMore")} />;
    case "over":
      return <NoTicket what={say("myTurnOver")} todo={say("myTurnOverMore")} />;
    case "not-a-ticket":
      return <NoTicket what={say("myTurnNotATicket")} todo={say("myTurnNotATicketMore")} />;
    case "away":
      return (
        <Trouble
          kind="attention"
          what={say("myTurnAway")}
          todo={say(alone ? "aloneMyTurnMore" : "myTurnAwayMore")}
        >
          <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "try-again" })}>
            {say("again")}
          </Button>
        </Trouble>
      );
    default:
      return screen.looking satisfies never;
  }
}

function NoTicket({ what, todo }: { what: string; todo: string }) {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Trouble kind="attention" what={what} todo={todo}>
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "take-number" })}>
        {say("goTake")}
      </Button>
    </Trouble>
  );
}
