import { Icon } from "../../kit/icon.tsx";
import { pickupWords } from "../../words/kiosk-pickup.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { PersonNotice } from "../parts/person-notice.tsx";
import { Tile } from "../parts/tile.tsx";

/** 自助办事, in large type: hand in, see how far it is, collect the result. */
export function SelfServiceScreen() {
  const { dispatch, state } = useKiosk();
  const { say } = useKioskWords();
  const pickup = useWords(pickupWords);
  return (
    <Page
      className="self-service"
      nav={<Nav />}
      lead={
        <>
          <h1 className="lead__title">{say("selfService")}</h1>
          {state.person ? <PersonNotice /> : <p className="lead__more">{say("selfServiceMore")}</p>}
        </>
      }
    >
      <Tile
        kind="take"
        icon={<Icon name="check" />}
        title={say("apply")}
        more={say("selfServiceApply")}
        onPress={() => dispatch({ event: "open-apply" })}
      />
      <Tile
        kind="side"
        icon={<Icon name="search" />}
        title={say("progress")}
        more={say("selfServiceProgress")}
        onPress={() => dispatch({ event: "open-progress" })}
      />
      <Tile
        kind="side"
        icon={<Icon name="house" />}
        title={pickup.say("tile")}
        more={pickup.say("tileMore")}
        onPress={() => dispatch({ event: "open-pickup" })}
      />
    </Page>
  );
}
