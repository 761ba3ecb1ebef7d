import "./queue-bars.css";
import { useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";

type Queue = ViewValue<"hall">["queues"][number];

/** Where the threshold stands along the bar, in percent: what is beyond still has room to show how far. */
const thresholdAt = 70;
const shortList = 7;

/** Who waits where: the longest wait as a bar beside the queue's own limit. Slow queues first, then the fullest. */
export function QueueBars({ queues }: { queues: Queue[] }) {
  const { say } = useWords(managerWords);
  const [isWhole, setIsWhole] = useState(false);
  const sorted = queues.toSorted(
    (a, b) => Number(isSlow(b)) - Number(isSlow(a)) || b.waiting - a.waiting || (a.code < b.code ? -1 : 1),
  );
  const busy = sorted.filter((queue) => queue.waiting > 0);
  const short = queues.length <= shortList ? sorted : busy.slice(0, shortList);
  const shown = isWhole ? sorted : short;
  const hidden = sorted.filter((queue) => !shown.includes(queue));
  const hiddenWaiting = hidden.reduce((sum, queue) => sum + queue.waiting, 0);
  const limits = new Set(queues.map((queue) => queue.warnMinutes));
  const [limit = 0] = limits;
  return (
    <section aria-labelledby="queues-title">
      <div className="now__title">
        <h2 id="queues-title">{say("queues")}</h2>
        <p>{limits.size === 1 ? say("thresholdSame", { minutes: limit }) : say("thresholdOwn")}</p>
      </div>
      <table className="queues">
        <thead>
          <tr>
            <th scope="col">{say("queue")}</th>
            <th scope="col">{say("waiting")}</th>
            <th scope="col">{say("longest")}</th>
            <th scope="col">
              <span className="unseen">{say("longestShare")}</span>
            </th>
            <th scope="col">{say("openOf")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((queue) => (
            <QueueRow key={queue.id} queue={queue} />
          ))}
        </tbody>
      </table>
      {hidden.length > 0 || isWhole ? (
        <p className="now__small">
          {hidden.length > 0
            ? say(hiddenWaiting > 0 ? "moreQueues" : "nobodyWaits", {
                count: hidden.length,
                waiting: hiddenWaiting,
              })
            : null}{" "}
          <button type="button" className="now__more" onClick={() => setIsWhole(!isWhole)}>
            {say(isWhole ? "showFewer" : "showAll")}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function QueueRow({ queue }: { queue: Queue }) {
  const { say, language } = useWords(managerWords);
  const share = ((queue.longestMinutes ?? 0) / queue.warnMinutes) * thresholdAt;
  return (
    <tr className={isSlow(queue) ? "queues__slow" : ""}>
      <th scope="row">
        <span>{language === "zh" ? queue.name : queue.nameEn}</span>{" "}
        <span className="digits">{queue.code}</span>
      </th>
      <td className="queues__number digits">{queue.waiting}</td>
      <td className="queues__longest">
        {queue.longestMinutes === null ? (
          "–"
        ) : (
          <>
            <span className="queues__number digits">{queue.longestMinutes}</span> {say("minutes")}
          </>
        )}
      </td>
      <td>
        <svg
          className="queues__bar"
          role="img"
          aria-label={say("queueSaid", {
            waiting: queue.waiting,
            minutes: queue.longestMinutes ?? 0,
            warn: queue.warnMinutes,
          })}
        >
          <rect className="queues__ground" y="5" width="100%" height="16" />
          <rect className="queues__wait" y="5" width={`${Math.min(100, share)}%`} height="16" />
          <rect className="queues__limit" x={`${thresholdAt}%`} width="2" height="26" />
        </svg>
      </td>
      <td className="digits">
        {queue.openCounters}/{queue.counters}
      </td>
    </tr>
  );
}

function isSlow(queue: Queue): boolean {
  return queue.waiting > 0 && (queue.longestMinutes ?? 0) >= queue.warnMinutes;
}
