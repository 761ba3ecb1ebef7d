import "../kit/desk/desk.css";
import { useEffect, useRef, useState } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { clockOf } from "../kit/clock.ts";
import { StaleBanner } from "../kit/desk/stale-banner.tsx";
import { KeptBy } from "../kit/desk/unkept.tsx";
import { useView } from "../kit/hall-context.tsx";
import { commonWords } from "../words/common.ts";
import { useErrorWords } from "../words/errors.ts";
import { managerWords } from "../words/manager.ts";
import { useWords } from "../words/words.ts";
import { DayPage } from "./day/day-page.tsx";
import { DeadlinesPage } from "./deadlines/deadlines-page.tsx";
import { DevicesPage } from "./devices/devices-page.tsx";
import { DocumentsPage } from "./documents/documents-page.tsx";
import { DescriptionProvider } from "./hall-names.tsx";
import { ItemsPage } from "./items/items-page.tsx";
import { ManagerHead } from "./manager-head.tsx";
import { NowPage } from "./now/now-page.tsx";
import { RatingsPage } from "./ratings/ratings-page.tsx";
import { ResultsPage } from "./results/results-page.tsx";
import { ShellsPage } from "./shells/shells-page.tsx";
import { StaffPage } from "./staff/staff-page.tsx";
import { type Place, tabOf } from "./tabs.ts";
import { TicketsPage } from "./tickets/tickets-page.tsx";
import { useLeaving } from "./unsaved.tsx";
import { useHallClock } from "./use-hall-clock.ts";
import { VoicePage } from "./voice/voice-page.tsx";

interface ManagerPageProps {
  /** Where to begin; without it, where the address says. */
  start?: Place;
}

export function ManagerPage(props: ManagerPageProps) {
  return (
    <DescriptionProvider>
      <ManagerFrame {...props} />
    </DescriptionProvider>
  );
}

function ManagerFrame({ start }: ManagerPageProps) {
  const { say, pick } = useWords(managerWords);
  const common = useWords(commonWords);
  const explain = useErrorWords();
  const view = useView("hall", {});
  const clock = useHallClock();
  const [place, setPlace] = useState<Place>(() => start ?? { tab: tabOf(window.location.search) });
  const main = useRef<HTMLElement>(null);
  const { value, isStale, heardAt, error } = view;

  const leaving = useLeaving();
  const show = (next: Place) => {
    setPlace(next);
    if (!start) window.history.replaceState(null, "", `?tab=${next.tab}`);
  };
  /** A problem's button leads elsewhere: the focus goes along. */
  const go = (next: Place) => {
    show(next);
    main.current?.focus();
  };
  const count = value?.problems.length ?? 0;
  const hallName = value ? pick(value.hall.name) : "";
  useEffect(() => {
    document.title =
      count > 0 ? `${say("titleProblems", { count })} · ${hallName}` : hallName || say("system");
  }, [count, hallName, say]);

  return (
    <div className="manager desk">
      <ManagerHead
        hall={value?.hall ?? null}
        tab={place.tab}
        onTab={(tab) => (tab === place.tab ? show({ tab }) : leaving.leave(() => show({ tab })))}
      />
      <StaleBanner since={value && isStale ? (heardAt === null ? "" : clockOf(clock(heardAt))) : null} />
      <main ref={main} tabIndex={-1} className="desk__main">
        {value ? (
          <KeptBy keeper={leaving}>
            <Tab value={value} isStale={isStale} place={place} go={go} />
          </KeptBy>
        ) : (
          <p className="desk__wait" role="status">
            {error ? explain(error) : common.say("connecting")}
          </p>
        )}
      </main>
    </div>
  );
}

interface TabProps {
  value: ViewValue<"hall">;
  isStale: boolean;
  place: Place;
  go: (place: Place) => void;
}

function Tab({ value, isStale, place, go }: TabProps) {
  switch (place.tab) {
    case "now":
      return <NowPage value={value} isStale={isStale} go={go} />;
    case "day":
      return <DayPage />;
    case "deadlines":
      return <DeadlinesPage />;
    case "documents":
      return <DocumentsPage isStale={isStale} />;
    case "results":
      return <ResultsPage isStale={isStale} />;
    case "ratings":
      return <RatingsPage />;
    case "devices":
      return <DevicesPage value={value} isStale={isStale} />;
    case "shells":
      return <ShellsPage isStale={isStale} />;
    case "items":
      return <ItemsPage isStale={isStale} />;
    case "tickets":
      return <TicketsPage number={place.number} isStale={isStale} />;
    case "staff":
      return <StaffPage isStale={isStale} />;
    case "voice":
      return <VoicePage isStale={isStale} />;
    default:
      place satisfies never;
      return null;
  }
}
