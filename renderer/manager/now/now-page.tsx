import "./now.css";
import { useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { useHallTime } from "../../kit/hall-context.tsx";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";
import type { Place } from "../tabs.ts";
import { useHallClock } from "../use-hall-clock.ts";
import { CounterCells } from "./counter-cells.tsx";
import { CounterDialog } from "./counter-dialog.tsx";
import { Headline } from "./headline.tsx";
import { ProblemList } from "./problem-list.tsx";
import { QueueBars } from "./queue-bars.tsx";
import { QueueCountersDialog } from "./queue-counters-dialog.tsx";
import { TodayFigures } from "./today-figures.tsx";

interface NowPageProps {
  value: ViewValue<"hall">;
  isStale: boolean;
  go: (place: Place) => void;
}

/** Is anything wrong right now, and where; then the queues, the counters and the day so far. */
export function NowPage({ value, isStale, go }: NowPageProps) {
  const { say } = useWords(managerWords);
  const clock = useHallClock();
  const now = useHallTime();
  const [counterId, setCounterId] = useState<string | null>(null);
  const [queueId, setQueueId] = useState<string | null>(null);
  return (
    <div className="now">
      <div className="now__left">
        <Headline value={value} />
        <ProblemList value={value} isStale={isStale} go={go} showQueue={setQueueId} />
        <TodayFigures value={value} />
        <p className="now__foot">{say("updated", { time: clock(now).slice(11).replace(/^0/, "") })}</p>
      </div>
      <div className="now__right">
        <QueueBars queues={value.queues} />
        <CounterCells counters={value.counters} onOpen={setCounterId} />
      </div>
      {queueId === null ? null : (
        <QueueCountersDialog
          value={value}
          queueId={queueId}
          onClose={() => setQueueId(null)}
          onOpen={(id) => {
            setQueueId(null);
            setCounterId(id);
          }}
        />
      )}
      {counterId === null ? null : (
        <CounterDialog
          value={value}
          counterId={counterId}
          isStale={isStale}
          onClose={() => setCounterId(null)}
        />
      )}
    </div>
  );
}
