import "../kit/desk/desk.css";
import "./agent.css";
import { useEffect, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import { Masthead } from "../kit/desk/masthead.tsx";
import { noDevices } from "../kit/devices.ts";
import { useConnection, useHallDescription } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useWords } from "../words/words.ts";
import { ErrandPage } from "./errand-page.tsx";
import { ErrandsPage } from "./errands-page.tsx";
import { LedgerPage } from "./ledger-page.tsx";

export const agentTabs = ["here", "tasks", "below", "ledger"] as const;
export type AgentTab = (typeof agentTabs)[number];

export interface AgentPlace {
  tab: AgentTab;
  errandId: string | null;
}

interface AgentPageProps {
  /** Of the shell or device host; none in a plain browser. */
  devices?: Devices;
  /** Where to begin; without it, where the address says. */
  start?: AgentPlace;
}

/** For agents of villages, towns and cities: what people entrusted to them, and where it stands. */
export function AgentPage({ start, devices = noDevices }: AgentPageProps) {
  const { say, pick } = useWords(agentWords);
  const description = useHallDescription();
  const connection = useConnection();
  const [place, setPlace] = useState<AgentPlace>(() => start ?? placeOf(window.location.search));
  const go = (next: AgentPlace) => {
    setPlace(next);
    if (!start) window.history.replaceState(null, "", addressOf(next));
  };
  const hallName = description ? pick(description.name) : "";
  useEffect(() => {
    document.title = hallName ? `${say("system")} · ${hallName}` : say("system");
  }, [hallName, say]);
  return (
    <div className="agent desk">
      <Masthead
        hall={description}
        system={say("system")}
        tabs={agentTabs.map((tab) => ({ tab, name: say(`tab.${tab}`) }))}
        tab={place.tab}
        onTab={(tab) => go({ tab, errandId: null })}
        timeZone={description?.timeZone}
      />
      <div className="desk__banner">
        {connection.kind === "away" ? <Notice kind="attention" what={say("stale")} /> : null}
      </div>
      <main tabIndex={-1} className="desk__main">
        <Here place={place} go={go} devices={devices} />
      </main>
    </div>
  );
}

interface HereProps {
  place: AgentPlace;
  go: (place: AgentPlace) => void;
  devices: Devices;
}

function Here({ place, go, devices }: HereProps) {
  if (place.errandId !== null) {
    const back = () => go({ ...place, errandId: null });
    return <ErrandPage key={place.errandId} errandId={place.errandId} devices={devices} onBack={back} />;
  }
  if (place.tab === "ledger") return <LedgerPage />;
  return <ErrandsPage key={place.tab} which={place.tab} onOpen={(errandId) => go({ ...place, errandId })} />;
}

function placeOf(search: string): AgentPlace {
  const asked = new URLSearchParams(search);
  const tab = agentTabs.find((one) => one === asked.get("tab")) ?? "here";
  return { tab, errandId: asked.get("errand") };
}

function addressOf({ tab, errandId }: AgentPlace): string {
  return `?${new URLSearchParams({ tab, ...(errandId === null ? {} : { errand: errandId }) })}`;
}
