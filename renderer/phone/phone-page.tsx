import "./phone.css";
import type { ReactNode } from "react";
import { clockOf } from "../kit/clock.ts";
import type { PageError } from "../kit/hall.ts";
import { useConnection, useView } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { localIso } from "../kit/local-iso.ts";
import { useErrorWords } from "../words/errors.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { CalledPage } from "./called-page.tsx";
import { PhoneFrame } from "./phone-frame.tsx";
import { RatePage } from "./rate-page.tsx";
import { SkippedPage } from "./skipped-page.tsx";
import { ToldPage } from "./told-page.tsx";
import { type PhoneAlarm, useAlarm } from "./use-alarm.ts";
import { WaitingPage } from "./waiting-page.tsx";

/** What a page begins with, for looking at a step alone. */
export interface PhoneStart {
  sheet?: "way" | "cancel";
  level?: number;
  isRinging?: boolean;
}

/** A ticket on its holder's phone. */
export function PhonePage({ token, start = {} }: { token: string | null; start?: PhoneStart }) {
  if (token !== null) return <OneTicket token={token} start={start} />;
  return (
    <PhoneFrame ticket={null}>
      <Unknown />
    </PhoneFrame>
  );
}

function OneTicket({ token, start }: { token: string; start: PhoneStart }) {
  const { value, error, isStale, heardAt } = useView("ticket", { token });
  const alarm = useAlarm(isStale ? null : value);
  const isOld = isStale && heardAt !== null;
  return (
    <PhoneFrame
      ticket={value}
      isCalled={value?.ticket.state === "called"}
      stale={value && isOld ? <StaleStrip time={clockOf(localIso(heardAt, value.ticket.takenAt))} /> : null}
    >
      {value ? (
        <Told ticket={value} token={token} heardAt={heardAt} isStale={isOld} alarm={alarm} start={start} />
      ) : (
        <NotYet error={error} />
      )}
    </PhoneFrame>
  );
}

function NotYet({ error }: { error: PageError | null }) {
  const { say } = useWords(phoneWords);
  const explain = useErrorWords();
  const isAway = useConnection().kind === "away";
  if (error?.code === "not-found" || error?.code === "invalid-input") return <Unknown />;
  if (error) return <ToldPage ticket={null} what={explain(error)} />;
  if (isAway) return <ToldPage ticket={null} what={say("away")} text={say("awayText")} />;
  return <ToldPage ticket={null} what={say("connecting")} />;
}

interface ToldProps {
  ticket: Ticket;
  token: string;
  heardAt: number | null;
  isStale: boolean;
  alarm: PhoneAlarm;
  start: PhoneStart;
}

function Told({ ticket, token, heardAt, isStale, alarm, start }: ToldProps) {
  const { say } = useWords(phoneWords);
  switch (ticket.ticket.state) {
    case "waiting":
      return (
        <WaitingPage
          ticket={ticket}
          token={token}
          heardAt={heardAt}
          alarm={alarm}
          isStale={isStale}
          {...(start.sheet ? { startSheet: start.sheet } : {})}
        />
      );
    case "called":
      return (
        <CalledPage
          ticket={ticket}
          isRinging={start.isRinging ?? (alarm.isOn && alarm.isRinging)}
          onHeard={alarm.heard}
        />
      );
    case "serving":
      return <ToldPage ticket={ticket} what={say("serving")} text={say("servingText")} hasCounter={true} />;
    case "held":
      return <ToldPage ticket={ticket} what={say("held")} text={say("heldText")} />;
    case "skipped":
      return <SkippedPage ticket={ticket} token={token} />;
    case "finished":
      return finished(ticket, token, say, start);
    case "cancelled":
      return <ToldPage ticket={ticket} what={say("cancelled")} text={say("cancelledText")} isOver={true} />;
    case "expired":
      return <ToldPage ticket={ticket} what={say("expired")} text={say("expiredText")} isOver={true} />;
  }
}

function finished(
  ticket: Ticket,
  token: string,
  say: ReturnType<typeof useWords<keyof typeof phoneWords.zh>>["say"],
  start: PhoneStart,
): ReactNode {
  if (ticket.isRated) {
    return <ToldPage ticket={ticket} what={say("rated")} text={say("ratedText")} isOver={true} />;
  }
  if (ticket.invitation) {
    return (
      <RatePage
        ticket={ticket}
        token={token}
        {...(start.level === undefined ? {} : { startLevel: start.level })}
      />
    );
  }
  return <ToldPage ticket={ticket} what={say("finished")} text={say("finishedText")} isOver={true} />;
}

function Unknown() {
  const { say } = useWords(phoneWords);
  return <ToldPage ticket={null} what={say("unknown")} text={say("unknownText")} />;
}

function StaleStrip({ time }: { time: string }) {
  const { say } = useWords(phoneWords);
  return (
    <div className="phone__stale" role="alert">
      <Icon name="triangle" />
      <div>
        <p className="phone__stale-what">{say("stale", { time })}</p>
        <p>{say("staleSafe")}</p>
      </div>
    </div>
  );
}
