import { Icon } from "../../kit/icon.tsx";
import type { Choosing } from "../flow/state.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { PersonNotice } from "../parts/person-notice.tsx";
import { Steps } from "../parts/steps.tsx";
import { Tile } from "../parts/tile.tsx";
import { ServiceIcon } from "../service-icons.tsx";
import { GroupItems } from "./choose/group-items.tsx";
import { Departments, Events } from "./choose/groups.tsx";
import { LargeItems } from "./choose/large-items.tsx";
import { Search } from "./choose/search.tsx";

/** 您今天来办什么事？ Life events before departments; search; and the all-round queue for whoever is not sure. */
export function ChooseScreen({ screen }: { screen: Choosing }) {
  const { state } = useKiosk();
  const { say } = useKioskWords();
  const { purpose } = screen;
  const isTaking = purpose === "take";
  const isLarge = state.isElderly && purpose === "apply";
  return (
    <Page
      className={isLarge ? "choose--large" : `choose choose--${screen.by}`}
      nav={<Nav />}
      lead={
        <>
          {isTaking ? <Steps at={2} /> : null}
          <h1 className="lead__title">{say(titles[purpose])}</h1>
          {isLarge ? null : <p className="lead__more">{say(mores[purpose])}</p>}
          {!isTaking && !state.person ? null : <PersonNotice />}
        </>
      }
    >
      {isLarge ? null : <Tabs by={screen.by} />}
      {isLarge ? (
        <LargeItems screen={screen} />
      ) : screen.by === "search" ? (
        <Search screen={screen} />
      ) : (
        <>
          {screen.group !== null ? (
            <GroupItems screen={screen} group={screen.group} />
          ) : screen.by === "event" ? (
            <Events purpose={purpose} />
          ) : (
            <Departments page={screen.page} purpose={purpose} />
          )}
          {isTaking ? <Anything /> : null}
        </>
      )}
    </Page>
  );
}

const titles = { take: "chooseTitle", guide: "guideTitle", apply: "applyTitle" } as const;
const mores = { take: "chooseMore", guide: "guideTitleMore", apply: "applyTitleMore" } as const;

function Tabs({ by }: { by: Choosing["by"] }) {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  const tabs = [
    { key: "event", icon: <Icon name="house" />, name: say("byEvent") },
    { key: "department", icon: <ServiceIcon name="bank" />, name: say("byDepartment") },
    { key: "search", icon: <Icon name="search" />, name: say("bySearch") },
  ] as const;
  return (
    <fieldset className="tabs">
      <legend className="unseen">{say("whereToLook")}</legend>
      {tabs.map(({ key, icon, name }) => (
        <button
          key={key}
          type="button"
          className={`tab ${key === by ? "tab--chosen" : ""}`}
          aria-pressed={key === by}
          onClick={() => dispatch({ event: "choose-by", by: key })}
        >
          {icon}
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** The promise of one window, so it gets the full width. */
function Anything() {
  const { dispatch, state } = useKiosk();
  const { say } = useKioskWords();
  const queueId = state.hall.allRoundQueueId;
  if (queueId === null) return null;
  return (
    <Tile
      kind="soft"
      icon={<ServiceIcon name="question" />}
      title={say("anything")}
      more={say("anythingMore")}
      hasArrow
      onPress={() => dispatch({ event: "choose", choice: { kind: "queue", queueId } })}
    />
  );
}
