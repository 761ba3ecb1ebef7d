import type { CardFault } from "../../../drivers/contract/id-card.ts";
import { Button } from "../../kit/button.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** The card gave no card: wipe it, take another one, or go on without. */
export function CardTroubleScreen({ fault }: { fault: CardFault }) {
  const { dispatch, view } = useKiosk();
  const { say } = useKioskWords();
  const isReader = fault === "reader-fault" || fault === "sam-refused";
  const { what, todo } = isReader
    ? ({ what: "readerDown", todo: view.needsCard ? "readerDownNeedsCard" : "readerDownTodo" } as const)
    : fault === "not-an-id-card"
      ? ({ what: "wrongCard", todo: "wrongCardTodo" } as const)
      : ({ what: "unreadable", todo: "unreadableTodo" } as const);
  return (
    <Trouble
      kind="wrong"
      what={say(what)}
      todo={say(todo)}
      {...(view.needsCard ? { more: say("noCardWithYou") } : {})}
      {...(isReader ? {} : { picture: "card" as const })}
    >
      {view.needsCard ? null : (
        <Button
          kind={isReader ? "next" : "plain"}
          className="wide-button"
          onPress={() => dispatch({ event: "take-number" })}
        >
          {say("withoutCard")}
        </Button>
      )}
    </Trouble>
  );
}
