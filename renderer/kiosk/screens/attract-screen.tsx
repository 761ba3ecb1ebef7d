import type { CSSProperties } from "react";
import type { Label } from "../../../hall-server/contract/values.ts";
import { Brand } from "../../kit/brand.tsx";
import { clockOf, useLocalTime } from "../../kit/clock.ts";
import { useHallTime } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { rangeOf } from "../../kit/wait-range.ts";
import { kioskWords } from "../../words/kiosk.ts";
import { sayIn } from "../../words/words.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { useOpensAt } from "../parts/use-opens-at.ts";

/** Long enough to read a whole sentence twice, as on the wall screens. */
const turnMs = 12_000;
/** Turns until everything stands where it stood: no point of the panel shows the same for long. */
const roundTurns = { across: 50, down: 35 };

/** Nobody is here: time, whether the hall is open, how many wait, and what the hall tells everybody, one sentence at a time. */
export function AttractScreen({ onBegin }: { onBegin: () => void }) {
  const { view, hall, isStale, alone } = useKiosk();
  const { say, pick } = useKioskWords();
  const turn = Math.floor(useHallTime() / turnMs);
  const { date, time } = useLocalTime(hall.timeZone);
  const { isOpen } = view.hall;
  const notice = view.notices[turn % Math.max(1, view.notices.length)];
  const place = {
    "--across": Math.sin((2 * Math.PI * turn) / roundTurns.across).toFixed(3),
    "--down": Math.sin((2 * Math.PI * turn) / roundTurns.down).toFixed(3),
  } as CSSProperties;
  return (
    <div className={`attract ${isOpen ? "" : "attract--night"}`} style={place}>
      <header className="attract__head">
        <Brand name={pick(hall.name)} demonstration={hall.isDemonstration ? say("attractDemo") : undefined} />
      </header>
      <main className="attract__main">
        <p className="attract__date">{date}</p>
        <p className="attract__clock digits">{time}</p>
        {alone ? (
          <p className="attract__away" role="status">
            <Icon name="wifiSlash" />
            {say("aloneHome")}
          </p>
        ) : null}
        {isStale && !alone ? (
          <p className="attract__away" role="status">
            <Icon name="triangle" />
            {say("attractAway")}
          </p>
        ) : null}
        {isOpen ? <Open /> : <Closed />}
        {notice ? <Notice key={notice.zh} notice={notice} /> : null}
      </main>
      {/* Where to touch; any other place does as well. */}
      <button type="button" className="attract__begin" onClick={onBegin}>
        {say("attractBegin")}
        <span lang="en">{sayIn(kioskWords, "en", "attractBegin")}</span>
      </button>
    </div>
  );
}

function Open() {
  const { view, hall, isStale, alone } = useKiosk();
  const { say, pick } = useKioskWords();
  const [allRound] = view.queues;
  const name = hall.queues.find((one) => one.id === allRound?.id)?.name;
  const range = rangeOf(allRound?.wait ?? null);
  return (
    <>
      <h1 className="attract__state">
        {view.hall.changesAt === null
          ? say("attractAlways")
          : say("attractOpen", { time: clockOf(view.hall.changesAt) })}
      </h1>
      {allRound && name && !isStale && !alone ? (
        <p className="attract__waiting">
          <span>{pick(name)}</span>
          <span>
            {say("ahead")} <strong className="digits">{allRound.waiting}</strong> {say("peopleUnit")}
          </span>
          {allRound.waiting > 0 && range ? <span>{say("attractWait", { range })}</span> : null}
        </p>
      ) : null}
    </>
  );
}

function Closed() {
  const { view } = useKiosk();
  const { say } = useKioskWords();
  const opens = useOpensAt();
  return (
    <>
      <h1 className="attract__state">{say("closedTitle")}</h1>
      <p className="attract__opens">{opens ? say("closedOpens", { when: opens }) : say("closedNoDate")}</p>
      {view.kiosk?.isRoundTheClock ? <p className="attract__night">{say("attractNight")}</p> : null}
    </>
  );
}

/** In both languages: nobody has chosen one yet. */
function Notice({ notice }: { notice: Label }) {
  return (
    <p className="attract__notice">
      <Icon name="megaphone" />
      <span>
        {notice.zh}
        <span lang="en">{notice.en}</span>
      </span>
    </p>
  );
}
