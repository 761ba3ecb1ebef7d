import type { ViewValue } from "../../hall-server/contract/views.ts";
import { clockOf, minutesBetween } from "../kit/clock.ts";
import type { CounterWord } from "../words/counter.ts";
import { counterWords } from "../words/counter.ts";
import { useWords } from "../words/words.ts";
import { takeBack, useAsideRows } from "./aside-rows.ts";
import { ClassBadge } from "./class-badge.tsx";
import type { Desk } from "./dialogs/dialog.ts";
import type { Extra } from "./extras.ts";
import type { Acting } from "./use-acting.ts";

interface QueueColumnProps {
  desk: Desk;
  /** Hall time, milliseconds since the epoch. */
  now: number;
  acting: Acting;
  onCall: () => void;
  extras: Record<Extra, CounterWord | null>;
}

/** Who waits for this counter in the order in which it calls, with their head start in the open; then who was set aside. */
export function QueueColumn({ desk, now, acting, onCall, extras }: QueueColumnProps) {
  const { view, names } = desk;
  const { say } = useWords(counterWords);
  const own = view.queues.filter((queue) => !queue.isOverflow);
  const overflow = view.queues.filter((queue) => queue.isOverflow && queue.waiting > 0);
  const headStart = view.waiting.find((row) => row.headStartMinutes > 0)?.headStartMinutes;
  const beyond = view.waitingTotal - view.waiting.length;
  return (
    <section className="desk-queue" aria-labelledby="queue-title">
      <header className="desk-queue__head">
        <div>
          <h2 id="queue-title">{say("queue.title")}</h2>
          <p className="desk-second">
            {say("queue.of", {
              names: own.map((queue) => `${queue.code} ${names.queue(queue.id)}`).join("、"),
            })}
          </p>
        </div>
        <p className="desk-queue__count">
          <span className="digits">{view.waitingTotal}</span> {say("queue.people")}
        </p>
      </header>
      {view.waiting.length === 0 ? (
        <div className="desk-queue__empty">
          <p>
            <strong>{say("queue.empty")}</strong>
          </p>
          <p className="desk-second">{view.hall.isOpen ? say("queue.emptyTodo") : say("queue.closed")}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the arrow keys
        <ol className="desk-queue__list" tabIndex={0} aria-labelledby="queue-title">
          {view.waiting.map((row, i) => (
            <WaitingRow key={row.ticketId} row={row} isNext={i === 0} desk={desk} now={now} />
          ))}
        </ol>
      )}
      <div className="desk-queue__notes desk-second">
        {headStart === undefined ? null : <p>{say("queue.headStart", { minutes: `+${headStart}` })}</p>}
        <p>
          {beyond > 0 ? `${say("queue.moreThan", { count: beyond })} ` : null}
          {overflow
            .map((queue) => say("queue.overflow", { queue: names.queue(queue.id), count: queue.waiting }))
            .join(say("dot"))}
        </p>
        {view.waiting.length > 0 ? (
          <button
            type="button"
            className="desk-plain"
            aria-keyshortcuts="Alt+C"
            aria-disabled={extras.call !== null}
            onClick={onCall}
          >
            <span className="desk-cap">Alt C</span> {say("more.call")}
            {extras.call ? <span className="desk-plain__why">{say(extras.call)}</span> : null}
          </button>
        ) : null}
      </div>
      <Aside desk={desk} acting={acting} isAway={extras.aside !== null} />
    </section>
  );
}

interface WaitingRowProps {
  row: ViewValue<"counter">["waiting"][number];
  isNext: boolean;
  desk: Desk;
  now: number;
}

function WaitingRow({ row, isNext, desk, now }: WaitingRowProps) {
  const { names } = desk;
  const { say } = useWords(counterWords);
  const [first] = row.itemIds;
  const waited = minutesBetween(row.takenAt, now);
  const badge = <ClassBadge names={names} classId={row.class} isClaimed={row.isClassClaimed} />;
  return (
    <li className={isNext ? "desk-waiting desk-waiting--next" : "desk-waiting"}>
      <span className="desk-waiting__number digits">{row.number}</span>
      <span>
        {isNext ? (
          <span className="desk-waiting__next">
            <strong>{say("queue.next")}</strong> {badge}
          </span>
        ) : null}
        <span>
          {isNext ? null : badge}
          {first === undefined ? say("queue.noItem") : names.item(first)}
          {row.itemIds.length > 1 ? ` ${say("queue.andMore", { count: row.itemIds.length })}` : null}
          {row.isOffline ? <span className="desk-waiting__offline">{say("queue.offline")}</span> : null}
        </span>
      </span>
      <span className="desk-waiting__minutes">
        <span className="digits">
          {waited}
          {row.headStartMinutes > 0 ? <span className="desk-plus">+{row.headStartMinutes}</span> : null}
        </span>{" "}
        {say("queue.minutes")}
      </span>
    </li>
  );
}

/** On hold and skipped: each says until when, and a press brings it back. */
function Aside({ desk, acting, isAway }: { desk: Desk; acting: Acting; isAway: boolean }) {
  const { view } = desk;
  const { say } = useWords(counterWords);
  const rows = useAsideRows(view);
  if (rows.length === 0) return null;
  return (
    <div className="desk-aside">
      <header className="desk-aside__head">
        <h2 id="aside-title">
          {say("aside.title", { held: view.held.length, skipped: view.skipped.length })}
        </h2>
        <span className="desk-second">
          <span className="desk-cap">Alt 9</span> {say("aside.key")}
        </span>
      </header>
      <ul className="desk-aside__list" aria-labelledby="aside-title">
        {rows.map((row) => (
          <li key={row.ticketId}>
            <button
              type="button"
              className="desk-aside__row"
              aria-disabled={isAway || row.offBecause !== null}
              title={row.offBecause ?? undefined}
              onClick={() => {
                if (!isAway && row.offBecause === null) void takeBack(acting, row);
              }}
            >
              <span className="desk-aside__number digits">{row.number}</span>
              <span className="desk-aside__what">
                <span>{say(row.what, { reason: row.reason })}</span>
                <span className="desk-second">
                  {row.kind === "skipped" && row.offBecause
                    ? row.offBecause
                    : say(row.when, { time: clockOf(row.at) })}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
