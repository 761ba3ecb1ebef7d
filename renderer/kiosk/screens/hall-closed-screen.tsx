import { useHallTime } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { LanguageButton } from "../parts/nav.tsx";
import { Tile } from "../parts/tile.tsx";
import { Trouble } from "../parts/trouble.tsx";

/** Outside of opening hours: when it opens, and what can be done until then. */
export function HallClosedScreen() {
  const { dispatch, view } = useKiosk();
  const { say } = useKioskWords();
  const opens = useOpening(view.hall.changesAt);
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

const dayMs = 86_400_000;

function useOpening(changesAt: string | null): string | null {
  const { hall } = useKiosk();
  const { say } = useKioskWords();
  const now = useHallTime(60_000);
  const [, date = "", month, day, hour, minute] =
    /^(\d+-(\d+)-(\d+))T(\d+):(\d+)/.exec(changesAt ?? "") ?? [];
  if (date === "") return null;
  const time = `${Number(hour)}:${minute}`;
  const dayOf = (moment: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: hall.timeZone }).format(moment);
  if (date === dayOf(now)) return say("today", { time });
  if (date === dayOf(now + dayMs)) return say("tomorrow", { time });
  return say("onDay", { month: Number(month), day: Number(day), time });
}
