import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { LanguageButton, Nav } from "../parts/nav.tsx";
import { Tile } from "../parts/tile.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { useMayPrint } from "../parts/use-may-print.ts";
import { useOpensAt } from "../parts/use-opens-at.ts";

/** Outside of opening hours: when it opens, and what can be done until then. */
export function HallClosedScreen() {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  const opens = useOpensAt();
  return (
    <Trouble
      kind="next"
      what={say("closedTitle")}
      todo={opens ? say("closedOpens", { when: opens }) : say("closedNoDate")}
      {...(opens ? { more: say("closedTodo") } : {})}
      nav={<LanguageButton />}
    >
      <Tile
        kind="side"
        className="tile--wide"
        icon={<Icon name="book" />}
        title={say("guide")}
        more={`${say("guideMore1")}${say("guideMore2")}`}
        onPress={() => dispatch({ event: "open-guide" })}
      />
    </Trouble>
  );
}

/** What was asked for needs the hall: when it opens, and what this kiosk does until then. */
export function NotUntilOpenScreen({ wanted }: { wanted: "number" | "my-turn" }) {
  const { dispatch, hall } = useKiosk();
  const { say } = useKioskWords();
  const mayPrint = useMayPrint();
  const opens = useOpensAt();
  return (
    <Trouble
      kind="attention"
      what={say(wanted === "number" ? "closedNoNumber" : "closedNoLookUp")}
      todo={opens ? say("closedOpens", { when: opens }) : say("closedNoDate")}
      more={say(wanted === "number" ? "closedNoNumberMore" : "closedNoLookUpMore", {
        hotline: hall.hotline,
      })}
      nav={<Nav />}
    >
      <Tile
        kind="side"
        className="tile--wide"
        icon={<Icon name="book" />}
        title={say("guide")}
        more={say(mayPrint ? "guidePrintMore" : "guideReadMore")}
        onPress={() => dispatch({ event: "open-guide" })}
      />
    </Trouble>
  );
}
