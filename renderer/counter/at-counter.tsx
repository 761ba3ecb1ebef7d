import type { ReactNode } from "react";
import type { MaskedHolder } from "../../hall-server/contract/views.ts";
import { clockOf } from "../kit/clock.ts";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { TicketNumber } from "../kit/number.tsx";
import { type CounterWord, counterWords } from "../words/counter.ts";
import { useWords } from "../words/words.ts";
import { ClassBadge } from "./class-badge.tsx";
import type { Desk } from "./dialogs/dialog.ts";
import type { Extra } from "./extras.ts";
import { secondsSinceCall } from "./keys.ts";
import { whyWords } from "./why.ts";

interface AtCounterProps {
  desk: Desk;
  /** Hall time, milliseconds since the epoch. */
  now: number;
  extras: Record<Extra, CounterWord | null>;
  onExtra: (extra: Extra) => void;
}

/** What goes on at the counter: the state, the number, who it is and why it was their turn. */
export function AtCounter({ desk, now, extras, onExtra }: AtCounterProps) {
  const { view } = desk;
  return (
    <>
      <StateLine desk={desk} now={now} />
      {view.current ? <Current desk={desk} current={view.current} /> : <Nobody desk={desk} />}
      <div className="desk-extras">
        <ExtraButton
          cap="Alt N"
          word="more.addItem"
          off={extras.addItem}
          onPress={() => onExtra("addItem")}
        />
        <ExtraButton
          cap="Alt I"
          word="more.showPerson"
          off={extras.showPerson}
          onPress={() => onExtra("showPerson")}
        />
        <ExtraButton cap="Alt P" word="more.copy" off={extras.copy} onPress={() => onExtra("copy")} />
      </div>
    </>
  );
}

function StateLine({ desk, now }: { desk: Desk; now: number }) {
  const { view } = desk;
  const { say } = useWords(counterWords);
  const { activity, state, pauseReason } = view.counter;
  const isPaused = state === "paused";
  const startedAt = view.current?.startedAt;
  const seconds =
    activity === "serving" && startedAt
      ? Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000))
      : secondsSinceCall(view, now);
  const text =
    isPaused && activity === "idle"
      ? say("state.paused", { reason: pauseReason ?? "" })
      : say(`state.${activity}`) + (isPaused ? say("join") + say("state.pausedSoon") : "");
  return (
    <div className="desk-state">
      <p className={`desk-state__what desk-state__what--${isPaused ? "paused" : activity}`} role="status">
        {text}
      </p>
      {activity === "idle" ? null : (
        <p className="desk-state__timer">
          <span>{say(activity === "serving" ? "timer.serving" : "timer.called")}</span>
          <span className="digits">{stopwatch(seconds)}</span>
        </p>
      )}
    </div>
  );
}

function stopwatch(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function Current({ desk, current }: { desk: Desk; current: NonNullable<Desk["view"]["current"]> }) {
  const { view, names } = desk;
  const { say } = useWords(counterWords);
  const { ticket, why, callCount, calledAt } = current;
  const isCalled = view.counter.activity === "called";
  const facts = [
    say("facts.taken", { time: clockOf(ticket.takenAt) }),
    ...(why ? [say("facts.waited", { minutes: why.waitedMinutes })] : []),
    ...(calledAt
      ? [
          say(callCount === 1 ? "facts.calledOnce" : "facts.calledOften", {
            time: clockOf(calledAt),
            count: callCount,
          }),
        ]
      : []),
  ].join(say("join"));
  const because = why
    ? whyWords(why, { queue: names.queue(why.queueId), class: names.class(why.class) })
    : null;
  return (
    <>
      <div className="desk-person" key={ticket.id}>
        <p className={`desk-person__number ${ticket.number.length > 4 ? "desk-person__number--long" : ""}`}>
          <TicketNumber value={ticket.number} state={isCalled ? "called" : "waiting"} />
        </p>
        {isCalled ? (
          <span className="desk-person__way" aria-hidden="true">
            <CounterPlate counter={names.counter(view.counter.id)} />
          </span>
        ) : null}
        <Person desk={desk} current={current} />
      </div>
      <div className="desk-facts">
        <p>{facts}</p>
        {because ? (
          <p>
            <strong>{say("because.title")}</strong>
            {say(because.word, because.values)}
          </p>
        ) : null}
        {ticket.isClassClaimed ? (
          <p>
            <ClassBadge names={names} classId={ticket.class} isClaimed />
            {say("facts.claimed", { class: names.class(ticket.class) })}
          </p>
        ) : null}
        {ticket.isOffline ? <p>{say("facts.offline")}</p> : null}
      </div>
    </>
  );
}

function Person({ desk, current }: { desk: Desk; current: NonNullable<Desk["view"]["current"]> }) {
  const { names } = desk;
  const { say } = useWords(counterWords);
  const { holder, ticket, earlierToday } = current;
  const [first] = ticket.itemIds;
  return (
    <div className="desk-person__who">
      <p className="desk-person__name">
        {useNameOf(holder)}
        {holder ? (
          <span className="desk-person__today">{say("person.today", { count: earlierToday + 1 })}</span>
        ) : null}
      </p>
      {holder === null ? <p className="desk-person__line">{say("person.unknownTodo")}</p> : null}
      {holder?.idNumber ? (
        <p className="desk-person__line">{say("person.idNumber", { number: holder.idNumber })}</p>
      ) : null}
      {!holder?.idNumber && holder?.phone ? (
        <p className="desk-person__line">{say("person.phone", { number: holder.phone })}</p>
      ) : null}
      <p className="desk-person__line">
        {first === undefined ? say("person.noItem") : names.item(first)}
        {ticket.itemIds.length > 1 ? ` ${say("queue.andMore", { count: ticket.itemIds.length })}` : null}
      </p>
    </div>
  );
}

function useNameOf(holder: MaskedHolder | null): string {
  const { say } = useWords(counterWords);
  if (!holder?.name) return say("person.unknown");
  return holder.sex ? say(`person.${holder.sex}`, { name: holder.name }) : holder.name;
}

/** An empty counter keeps the places of number and facts, so that nothing jumps when somebody is called. */
function Nobody({ desk }: { desk: Desk }) {
  const { view, names } = desk;
  const { say } = useWords(counterWords);
  const [next] = view.waiting;
  const first = next?.itemIds[0];
  const hasOverflow = view.queues.some((queue) => queue.isOverflow && queue.waiting > 0);
  return (
    <>
      <div className="desk-person">
        <p className="desk-person__nobody">{say("nobody.here")}</p>
        <div className="desk-person__who">
          <p className="desk-person__name">
            {next
              ? say("nobody.next", { number: next.number })
              : say(hasOverflow ? "nobody.overflow" : "queue.empty")}
          </p>
          {next ? (
            <p className="desk-person__line">
              <ClassBadge names={names} classId={next.class} isClaimed={next.isClassClaimed} />
              {first === undefined ? say("queue.noItem") : names.item(first)}
            </p>
          ) : null}
        </div>
      </div>
      <div className="desk-facts desk-facts--empty" />
    </>
  );
}

interface ExtraButtonProps {
  cap: string;
  word: CounterWord;
  off: CounterWord | null;
  onPress: () => void;
}

function ExtraButton({ cap, word, off, onPress }: ExtraButtonProps): ReactNode {
  const { say } = useWords(counterWords);
  return (
    <button
      type="button"
      className="desk-extra"
      aria-disabled={off !== null}
      aria-keyshortcuts={cap.replace(" ", "+")}
      onClick={() => {
        if (off === null) onPress();
      }}
    >
      <span className="desk-cap">{cap}</span>
      <span>
        {say(word)}
        {off ? <span className="desk-extra__why">{say(off)}</span> : null}
      </span>
    </button>
  );
}
