import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Page } from "../parts/page.tsx";
import { Tile } from "../parts/tile.tsx";
import { useHasSelfService } from "../parts/use-offered.ts";
import { CardPicture } from "../service-icons.tsx";
import { Lines } from "./insert-card-screen.tsx";

/** 长辈模式: three choices, large type, one question a page. */
export function ElderlyHomeScreen({ onSayAgain }: { onSayAgain: () => void }) {
  const { dispatch, view, hall, speech, alone } = useKiosk();
  const { say, pick } = useKioskWords();
  const hasSelfService = useHasSelfService() && !alone;
  const elderly = hall.classes.find((one) => one.id === "elderly");
  return (
    <Page
      className={`home home--elderly ${hasSelfService ? "home--four" : ""}`}
      lead={
        <div className="poster">
          <h1 className="poster__title">
            <Lines of={[say("elderlyTitle1"), say("elderlyTitle2")]} />
          </h1>
          <p className="poster__todo">{say("elderlyTodo")}</p>
          <div className="poster__picture">
            <CardPicture />
          </div>
        </div>
      }
      nav={
        <>
          {speech.isAvailable ? (
            <Button onPress={onSayAgain}>
              <Icon name="speaker" />
              {say("sayAgain")}
            </Button>
          ) : null}
          <Button onPress={() => dispatch({ event: "elderly", isElderly: false })}>
            <Icon name="arrowLeft" />
            {say("ordinaryPage")}
          </Button>
          {elderly && elderly.headStartMinutes > 0 ? (
            <p className="home__note">
              {say("classFoot", { class: pick(elderly.name), minutes: elderly.headStartMinutes })}
            </p>
          ) : null}
        </>
      }
    >
      <Tile
        kind="take"
        icon={<Icon name="ticket" />}
        title={say("elderlyTake")}
        more={say(view.needsCard ? "elderlyTakeNeedsCard" : "elderlyTakeMore")}
        onPress={() => dispatch({ event: "take-number" })}
      />
      <Tile
        kind="side"
        icon={<Icon name="clock" />}
        title={say("elderlyMyTurn")}
        more={say(alone ? "aloneMyTurn" : "elderlyMyTurnMore")}
        onPress={() => dispatch({ event: "ask-my-turn" })}
      />
      {hasSelfService ? (
        <Tile
          kind="side"
          icon={<Icon name="check" />}
          title={say("selfService")}
          more={say("selfServiceMore")}
          onPress={() => dispatch({ event: "open-self-service" })}
        />
      ) : null}
      <Tile
        kind="side"
        icon={<Icon name="bell" />}
        title={say("help")}
        more={say(alone ? "aloneHelp" : "elderlyHelpMore")}
        onPress={() => dispatch({ event: "call-help" })}
      />
    </Page>
  );
}
