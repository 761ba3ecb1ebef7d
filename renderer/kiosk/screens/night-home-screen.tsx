import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { LanguageButton } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { Tile } from "../parts/tile.tsx";
import { useMayPrint } from "../parts/use-may-print.ts";
import { useHasSelfService } from "../parts/use-offered.ts";
import { useOpensAt } from "../parts/use-opens-at.ts";
import { Lines } from "./insert-card-screen.tsx";

/** 24小时自助服务: the hall is closed, and this kiosk does what needs no staff. */
export function NightHomeScreen() {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  const opens = useOpensAt();
  const mayPrint = useMayPrint();
  const hasSelfService = useHasSelfService();
  return (
    <Page
      className="home home--night"
      lead={
        <div className="poster">
          <h1 className="poster__title">{say("nightTitle")}</h1>
          <p className="poster__todo">
            {opens ? say("nightOpens", { when: opens }) : say("nightClosed")}
            <br />
            {say("nightMore")}
          </p>
        </div>
      }
      nav={<LanguageButton />}
    >
      <Tile
        kind="take"
        icon={<Icon name="book" />}
        title={say("guide")}
        more={<span className="tile__second">{say(mayPrint ? "guidePrintMore" : "guideReadMore")}</span>}
        hasArrow
        onPress={() => dispatch({ event: "open-guide" })}
      />
      {hasSelfService ? (
        <div className="home__pair">
          <Tile
            kind="side"
            icon={<Icon name="check" />}
            title={say("apply")}
            more={<Lines of={[say("applyMore1"), say("applyMore2")]} />}
            onPress={() => dispatch({ event: "open-apply" })}
          />
          <Tile
            kind="side"
            icon={<Icon name="search" />}
            title={say("progress")}
            more={<Lines of={[say("progressMore1"), say("progressMore2")]} />}
            onPress={() => dispatch({ event: "open-progress" })}
          />
        </div>
      ) : null}
      <div className="home__pair">
        <Tile
          kind="side"
          icon={<Icon name="ticket" />}
          title={say("take")}
          more={opens ? say("nightFrom", { when: opens }) : say("nightWhenOpen")}
          onPress={() => dispatch({ event: "take-number" })}
        />
        <Tile
          kind="side"
          icon={<Icon name="clock" />}
          title={say("myTurn")}
          more={say("nightWhenOpen")}
          onPress={() => dispatch({ event: "ask-my-turn" })}
        />
      </div>
    </Page>
  );
}
