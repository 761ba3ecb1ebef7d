import { useState } from "react";
import { Button } from "../kit/button.tsx";
import { clockOf } from "../kit/clock.ts";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { useCatalog, useHallDescription } from "../kit/hall-context.tsx";
import { localIso } from "../kit/local-iso.ts";
import { useOpeningSentence } from "../words/opening.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { AlarmSwitch } from "./alarm-switch.tsx";
import { counterSpanOf } from "./counter-span.ts";
import { LargeNumber } from "./large-number.tsx";
import { Line } from "./line.tsx";
import { usePlaces, whatFor } from "./places.ts";
import { CancelSheet, WaySheet } from "./sheets.tsx";
import type { PhoneAlarm } from "./use-alarm.ts";

interface WaitingPageProps {
  ticket: Ticket;
  token: string;
  heardAt: number | null;
  alarm: PhoneAlarm;
  isStale: boolean;
  startSheet?: "way" | "cancel";
}

/** The ticket as on paper, and what paper cannot say: how many are ahead now. */
export function WaitingPage({ ticket, token, heardAt, alarm, isStale, startSheet }: WaitingPageProps) {
  const { say, pick } = useWords(phoneWords);
  const catalog = useCatalog();
  const description = useHallDescription();
  const openingSentence = useOpeningSentence();
  const [sheet, setSheet] = useState<"way" | "cancel" | null>(startSheet ?? null);
  return (
    <>
      <main className="phone__main">
        <h1 className="unseen">{say("onPaper")}</h1>
        <LargeNumber value={ticket.ticket.number} />
        <p className="phone__for">{whatFor(ticket, catalog?.items ?? [], pick, "、")}</p>
        {ticket.hall.isOpen ? null : (
          <p className="phone__closed">
            <strong>{say("hallClosed")}</strong>
            <br />
            {openingSentence(ticket.hall.changesAt)}
          </p>
        )}
        <Facts ticket={ticket} />
        <Line ahead={ticket.ahead ?? 0} />
        {heardAt === null || isStale ? null : (
          <p className="phone__updated">
            {say("updated", { time: clockOf(localIso(heardAt, ticket.ticket.takenAt)) })}
          </p>
        )}
        <Where ticket={ticket} />
        <AlarmSwitch alarm={alarm} />
        {description ? (
          <p className="phone__missed">
            {say("ifMissed", {
              minutes: description.returnWindowMinutes,
              behind: description.returnBehind,
            })}
          </p>
        ) : null}
        <div className="phone__pair">
          <Button onPress={() => setSheet("way")}>{say("way")}</Button>
          <Button kind="danger" onPress={() => setSheet("cancel")}>
            {say("giveUp")}
          </Button>
        </div>
      </main>
      {sheet === "way" ? <WaySheet ticket={ticket} onClose={() => setSheet(null)} /> : null}
      {sheet === "cancel" ? (
        <CancelSheet number={ticket.ticket.number} token={token} onClose={() => setSheet(null)} />
      ) : null}
    </>
  );
}

function Facts({ ticket }: { ticket: Ticket }) {
  const { say } = useWords(phoneWords);
  const { ahead, wait } = ticket;
  const from = wait ? Math.max(1, Math.round(wait.p50)) : null;
  const to = wait ? Math.max(1, Math.round(wait.p90)) : null;
  return (
    <dl className="phone__facts">
      <div>
        <dt>{say("ahead")}</dt>
        {ahead === 0 ? (
          <dd className="phone__soon">{say("youAreNext")}</dd>
        ) : (
          <dd>
            <span className="digits">{ahead}</span>
            <span className="phone__measure">{say("people")}</span>
          </dd>
        )}
      </div>
      <div>
        <dt>{say("wait")}</dt>
        {from === null || to === null ? (
          <dd className="phone__soon">{say("noWait")}</dd>
        ) : (
          <dd>
            <span className="digits">{from === to ? from : `${from}–${to}`}</span>
            <span className="phone__measure">{say("minutes")}</span>
          </dd>
        )}
      </div>
    </dl>
  );
}

function Where({ ticket }: { ticket: Ticket }) {
  const { say } = useWords(phoneWords);
  const places = usePlaces();
  const counters = ticket.counterIds.map((counterId) => places.counter(counterId));
  const span = counterSpanOf(counters.map(({ large }) => large));
  const isNumbered = counters.every(({ unit }) => unit !== undefined);
  return (
    <section className="phone__where">
      <h2>{say(counters.length === 1 ? "goToThis" : "goToOne")}</h2>
      <p className="phone__counters">
        {span.kind === "blocks" ? (
          span.numbers.map((number) => <CounterPlate key={number} counter={number} />)
        ) : (
          <CounterPlate counter={span.text} />
        )}
        {isNumbered ? <span>{say("counters")}</span> : null}
      </p>
      <p>{places.directionsOf(ticket.queue.zoneId)}</p>
    </section>
  );
}
