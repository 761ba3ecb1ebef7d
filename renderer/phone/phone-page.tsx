import "./phone.css";
import type { ReactNode } from "react";
import { clockOf } from "../kit/clock.ts";
import { useConnection, useView } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { localIso } from "../kit/local-iso.ts";
import { useErrorWords } from "../words/errors.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { CalledPage } from "./called-page.tsx";
import { RatePage } from "./rate-page.tsx";
import { SkippedPage } from "./skipped-page.tsx";
import { ToldPage } from "./told-page.tsx";
import { useAlarm } from "./use-alarm.ts";
import { WaitingPage } from "./waiting-page.tsx";

/** What a page begins with, for looking at a step alone. */
export interface PhoneStart {
  sheet?: "way" | "cancel";
  level?: number;
  isRinging?: boolean;
}

/** A ticket on its holder's phone. */
export function PhonePage({ token, start = {} }: { token: string | null; start?: PhoneStart }) {
  return token === null ? <Unknown /> : <OneTicket token={token} start={start} />;
}

function OneTicket({ token, start }: { token: string; start: PhoneStart }) {
  const { value, error, isStale, heardAt } = useView("ticket", { token });
  const { say } = useWords(phoneWords);
  const explain = useErrorWords();
  const alarm = useAlarm(isStale ? null : value);
  const isAway = useConnection().kind === "away";

  if (!value) {
    if (error?.code === "not-found" || error?.code === "invalid-input") return <Unknown />;
    if (error) return <ToldPage ticket={null} what={explain(error)} />;
    if (isAway) return <ToldPage ticket={null} what={say("away")} text={say("awayText")} />;
    return <ToldPage ticket={null} what={say("connecting")} />;
  }
  const stale =
    isStale && heardAt !== null ? (
      <StaleStrip time={clockOf(localIso(heardAt, value.ticket.takenAt))} />
    ) : null;

  switch (value.ticket.state) {
    case "waiting":
      return (
        <WaitingPage
          ticket={value}
          token={token}
          heardAt={heardAt}
          alarm={alarm}
          stale={stale}
          {...(start.sheet ? { startSheet: start.sheet } : {})}
        />
      );
    case "called":
      return (
        <CalledPage
          ticket={value}
          isRinging={start.isRinging ?? (alarm.isOn && alarm.isRinging)}
          onHeard={alarm.heard}
          stale={stale}
        />
      );
    case "serving":
      return (
        <Framed stale={stale}>
          <ToldPage ticket={value} what={say("serving")} text={say("servingText")} hasCounter={true} />
        </Framed>
      );
    case "held":
      return (
        <Framed stale={stale}>
          <ToldPage ticket={value} what={say("held")} text={say("heldText")} />
        </Framed>
      );
    case "skipped":
      return (
        <Framed stale={stale}>
          <SkippedPage ticket={value} token={token} />
        </Framed>
      );
    case "finished":
      return <Framed stale={stale}>{finished(value, token, say, start)}</Framed>;
    case "cancelled":
      return <ToldPage ticket={value} what={say("cancelled")} text={say("cancelledText")} isOver={true} />;
    case "expired":
      return <ToldPage ticket={value} what={say("expired")} text={say("expiredText")} isOver={true} />;
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

/** A page with the strip above it that says since when it is old. */
function Framed({ stale, children }: { stale: ReactNode; children: ReactNode }) {
  return (
    <>
      {stale}
      {children}
    </>
  );
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
