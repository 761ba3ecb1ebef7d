import "./screen.css";
import "./stale.css";
import type { ReactNode } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { clockOf } from "../kit/clock.ts";
import { useConnection, useView } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { localIso } from "../kit/local-iso.ts";
import { useErrorWords } from "../words/errors.ts";
import { useOpeningSentence } from "../words/opening.ts";
import { screenWords } from "../words/screen.ts";
import { useWords } from "../words/words.ts";
import { boardText } from "./board-text.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { EarlierCalls, NewestCalls } from "./calls.tsx";
import { HallBoards } from "./hall-boards.tsx";
import { NextNumbers } from "./next-numbers.tsx";
import { ScreenHead } from "./screen-head.tsx";
import { useVoice, type Voice } from "./use-voice.ts";

const newestRows = 3;
const earlierRows = { live: 5, stale: 4 };
const nextRows = 4;

/** The wall screen. Nobody touches it; it says which number goes to which counter, and who is next. */
export function ScreenPage({ devices }: { devices: Devices }) {
  const { value, error, isStale, heardAt } = useView("screen", {});
  const voice = useVoice(value && !isStale ? value.announcements : null, devices);
  return (
    <>
      <HallBoards devices={devices} text={value && boardText(value, isStale)} />
      {drawn()}
    </>
  );

  function drawn() {
    if (!value) return <WithoutHall trouble={error} />;
    if (isStale && heardAt !== null) return <Stale value={value} heardAt={heardAt} voice={voice} />;
    return <Live value={value} voice={voice} />;
  }
}

function Live({ value, voice }: { value: ViewValue<"screen">; voice: Voice }) {
  const { say } = useWords(screenWords);
  const openingSentence = useOpeningSentence();
  const isAnybodyWaitedFor = value.called.some((call) => call.isWaitedFor);
  return (
    <div className="screen">
      <ScreenHead hall={value.hall} isAway={false} />
      {!value.hall.isOpen && !isAnybodyWaitedFor ? (
        <Rest what={say("closedWhat")}>
          <p>{openingSentence(value.hall.changesAt)}</p>
          <p>{say("closedSafe")}</p>
        </Rest>
      ) : (
        <main className="screen__main">
          <section className="screen__calls">
            <h1 className="screen__title">{say("goTo")}</h1>
            {value.called.length > 0 ? (
              <NewestCalls calls={value.called.slice(0, newestRows)} isStale={false} />
            ) : (
              <div className="screen__empty">
                <p className="screen__what">{say("emptyWhat")}</p>
                <p>{say("emptyTodo")}</p>
              </div>
            )}
          </section>
          <div className="screen__side">
            <Past calls={value.called.slice(newestRows, newestRows + earlierRows.live)} />
            <NextNumbers next={value.next} rows={nextRows} />
          </div>
        </main>
      )}
      <BottomBar notices={value.notices} voice={voice} />
    </div>
  );
}

interface StaleProps {
  value: ViewValue<"screen">;
  heardAt: number;
  voice: Voice;
}

/** Outlines only: what is shown was so at a minute that is named, and who is next is no longer known. */
function Stale({ value, heardAt, voice }: StaleProps) {
  const { say } = useWords(screenWords);
  const time = clockOf(localIso(heardAt, value.called[0]?.calledAt ?? value.hall.changesAt));
  return (
    <div className="screen screen--stale">
      <ScreenHead hall={value.hall} isAway={true} />
      <p className="screen__alarm" role="alert">
        <Icon name="triangle" />
        <strong>{say("staleWhat", { time })}</strong>
        <span>{say("staleTrying")}</span>
      </p>
      <main className="screen__main">
        <section className="screen__calls">
          <h1 className="screen__title">{say("calledAt", { time })}</h1>
          <NewestCalls calls={value.called.slice(0, newestRows)} isStale={true} />
        </section>
        <div className="screen__side">
          <Past calls={value.called.slice(newestRows, newestRows + earlierRows.stale)} />
          <div className="screen__safe">
            <p className="screen__safe-what">{say("staleSafe")}</p>
            <p>{say("staleTodo")}</p>
          </div>
        </div>
      </main>
      <BottomBar notices={value.notices} voice={voice} />
    </div>
  );
}

function Past({ calls }: { calls: ViewValue<"screen">["called"] }) {
  const { say } = useWords(screenWords);
  return (
    <section className="screen__past">
      {calls.length > 0 ? (
        <>
          <h2 className="screen__title">{say("before")}</h2>
          <EarlierCalls calls={calls} />
        </>
      ) : null}
    </section>
  );
}

function WithoutHall({ trouble }: { trouble: Parameters<ReturnType<typeof useErrorWords>>[0] | null }) {
  const { say } = useWords(screenWords);
  const explain = useErrorWords();
  const isAway = useConnection().kind === "away";
  const what = trouble
    ? explain(trouble)
    : isAway
      ? explain({ code: "server-away", params: {} })
      : say("connecting");
  return (
    <div className="screen">
      <ScreenHead hall={null} isAway={isAway} />
      <Rest what={what}>{trouble || isAway ? <p>{say("awayTodo")}</p> : null}</Rest>
      <p className="screen__bar" />
    </div>
  );
}

function Rest({ what, children }: { what: string; children: ReactNode }) {
  return (
    <main className="screen__rest">
      <h1 className="screen__what">{what}</h1>
      {children}
    </main>
  );
}
