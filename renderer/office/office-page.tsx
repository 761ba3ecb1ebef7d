import "../kit/desk/desk.css";
import "./office.css";
import { useEffect, useRef, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import { timeOfDay } from "../kit/clock.ts";
import { Masthead } from "../kit/desk/masthead.tsx";
import { StaleBanner } from "../kit/desk/stale-banner.tsx";
import { useHallDescription, useView } from "../kit/hall-context.tsx";
import { HandoverDesk } from "../kit/handover/handover-desk.tsx";
import { Notice } from "../kit/notice.tsx";
import { commonWords } from "../words/common.ts";
import { useErrorWords } from "../words/errors.ts";
import { officeWords } from "../words/office.ts";
import { useWords } from "../words/words.ts";
import { CasePage } from "./case/case-page.tsx";
import { HeadPage } from "./head/head-page.tsx";
import { officeTabs, type Place } from "./place.ts";
import { SearchPage } from "./search/search-page.tsx";
import { OfficeContext, useOffice } from "./use-office.ts";
import { usePlace } from "./use-place.ts";
import { WorkPage } from "./work/work-page.tsx";

interface OfficePageProps {
  /** Of this place, for its printer. */
  devices: Devices;
  /** Where to begin; without it, where the address says. */
  start?: Place;
}

export function OfficePage({ devices, start }: OfficePageProps) {
  const { say, pick } = useWords(officeWords);
  const common = useWords(commonWords);
  const explain = useErrorWords();
  const { value, isStale, heardAt, error } = useView("office", {});
  const description = useHallDescription();
  const [place, go] = usePlace(start);
  const main = useRef<HTMLElement>(null);
  const [written] = useState(() => new Map<string, string>());
  const isHead = value?.role === "head";
  const tabs = officeTabs
    .filter((tab) => tab !== "office" || isHead)
    .map((tab) => ({ tab, name: say(`tab.${tab}`) }));
  const hallName = value ? pick(value.hall.name) : "";
  const urgent = value ? value.counts.late + value.counts.today : 0;
  useEffect(() => {
    document.title = [urgent > 0 ? say("title", { count: urgent }) : "", hallName || say("system")]
      .filter(Boolean)
      .join(" · ");
  }, [urgent, hallName, say]);

  return (
    <div className="office desk">
      <Masthead
        hall={value?.hall ?? null}
        system={say("system")}
        tabs={tabs}
        tab={place.tab}
        onTab={(tab) => go({ tab, applicationId: null })}
        timeZone={description?.timeZone}
      />
      <StaleBanner
        since={value && isStale ? (heardAt === null ? "" : timeOfDay(heardAt, description?.timeZone)) : null}
      />
      <main ref={main} tabIndex={-1} className="desk__main">
        {value ? (
          <OfficeContext
            value={{ work: value, isStale, description, devices, written, staffNumber: value.staffNumber }}
          >
            <Here place={place} go={go} />
          </OfficeContext>
        ) : (
          <div className="desk__wait">
            {error ? (
              <Notice kind="wrong" what={explain(error)} />
            ) : (
              <p role="status">{common.say("connecting")}</p>
            )}
          </div>
        )}
      </main>
    </div>
  );
}

/** Paper that comes from the counters, and what goes back to them. */
function HandoverPart() {
  const { isStale, devices } = useOffice();
  return <HandoverDesk side="unit" isStale={isStale} devices={devices} />;
}

interface HereProps {
  place: Place;
  go: (next: Partial<Place>) => void;
}

function Here({ place, go }: HereProps) {
  const open = (applicationId: string) => go({ applicationId });
  if (place.applicationId !== null)
    return (
      <CasePage
        key={place.applicationId}
        applicationId={place.applicationId}
        list={place.list}
        onBack={() => go({ applicationId: null })}
        onOpen={open}
      />
    );
  switch (place.tab) {
    case "work":
      return <WorkPage list={place.list} onList={(list) => go({ list })} onOpen={open} />;
    case "search":
      return <SearchPage onOpen={open} />;
    case "handover":
      return <HandoverPart />;
    case "office":
      return <HeadPage onOpen={open} />;
    default:
      return place.tab satisfies never;
  }
}
