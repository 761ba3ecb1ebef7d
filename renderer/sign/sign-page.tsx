import "./sign.css";
import type { CSSProperties, ReactNode } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { clockOf } from "../kit/clock.ts";
import { counterNameOf } from "../kit/counter-name.ts";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { useConnection, useView } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { localIso } from "../kit/local-iso.ts";
import { TicketNumber } from "../kit/number.tsx";
import { commonWords } from "../words/common.ts";
import { useErrorWords } from "../words/errors.ts";
import { useOpeningSentence } from "../words/opening.ts";
import { signWords } from "../words/sign.ts";
import { useWords } from "../words/words.ts";

type Sign = ViewValue<"sign">;

/** As many as can be read from afar. */
const shownQueues = 3;

/** The strip above a counter: whose number, what state, who serves. */
export function SignPage() {
  const { value, error, isStale, heardAt } = useView("sign", {});
  const { say } = useWords(signWords);
  const openingSentence = useOpeningSentence();
  const explain = useErrorWords();
  const isAway = useConnection().kind === "away";

  if (!value) {
    if (error) return <Dark icon="triangle" what={explain(error)} todo={say("awayTodo")} />;
    if (isAway) return <Dark icon="triangle" what={say("away")} todo={say("awayTodo")} />;
    return <Dark what={say("connecting")} />;
  }
  const { counter, number } = value;
  if (isStale) {
    const time = clockOf(localIso(heardAt ?? 0, value.calledAt ?? value.hall.changesAt));
    return <Stale sign={value} todo={say("staleAt", { time })} />;
  }
  if (number !== null) {
    const isCalled = counter.activity === "called";
    return <Numbered sign={value} number={number} state={say(isCalled ? "called" : "serving")} />;
  }
  switch (counter.state) {
    case "open":
      return <Free sign={value} />;
    case "paused":
      return <Dark sign={value} icon="pause" what={say("paused")} todo={say("pausedTodo")} />;
    case "closed":
      return value.hall.isOpen ? (
        <Dark sign={value} what={say("closed")} todo={say("closedTodo")} />
      ) : (
        <Dark sign={value} what={say("hallClosed")} todo={openingSentence(value.hall.changesAt)} />
      );
  }
}

function Plate({ counter }: { counter: Sign["counter"] }) {
  const { pick } = useWords(signWords);
  const { large, unit } = counterNameOf(pick({ zh: counter.name, en: counter.nameEn }));
  return (
    <div className={unit ? "sign__counter" : "sign__counter sign__counter--name"} style={sized(large, 2)}>
      <CounterPlate counter={large} {...(unit ? { unit } : {})} />
    </div>
  );
}

/** Longer numbers and names are drawn smaller, so that they stay whole. */
function sized(text: string, usualLength: number): CSSProperties {
  return { "--shrink": Math.min(1, usualLength / Math.max(1, text.length)) } as CSSProperties;
}

function Numbered({ sign, number, state }: { sign: Sign; number: string; state: string }) {
  return (
    <main className="sign">
      <Plate counter={sign.counter} />
      <div className="sign__number" style={sized(number, 4)}>
        <TicketNumber key={`${number} ${sign.calledAt}`} value={number} />
      </div>
      <div className="sign__words">
        <h1 className="sign__state">{state}</h1>
        <Badge sign={sign} />
      </div>
    </main>
  );
}

function Free({ sign }: { sign: Sign }) {
  const { say } = useWords(signWords);
  return (
    <main className="sign">
      <Plate counter={sign.counter} />
      <div className="sign__free">
        <h1 className={sign.queues.length > 1 ? "sign__what sign__what--several" : "sign__what"}>
          <Queues sign={sign} />
        </h1>
        <p className="sign__todo">{say("free")}</p>
      </div>
      <div className="sign__words">
        <p className="sign__state">{say("freeTitle")}</p>
        <Badge sign={sign} isShort={true} />
      </div>
    </main>
  );
}

function Queues({ sign }: { sign: Sign }) {
  const { say, pick } = useWords(signWords);
  return sign.queues
    .slice(0, shownQueues)
    .map((queue) => pick({ zh: queue.name, en: queue.nameEn }))
    .join(say("and"));
}

function Badge({ sign, isShort = false }: { sign: Sign; isShort?: boolean }) {
  const { say } = useWords(signWords);
  const { say: sayCommon } = useWords(commonWords);
  const { staff } = sign;
  return (
    <div className="sign__badge">
      {isShort ? null : (
        <p>
          <Queues sign={sign} />
        </p>
      )}
      <p>
        {staff
          ? staff.name
            ? say("staffNamed", { name: staff.name, number: staff.number })
            : say("staff", { number: staff.number })
          : null}
        {sign.hall.isDemonstration ? `${staff ? say("comma") : ""}${sayCommon("demonstration")}` : null}
      </p>
    </div>
  );
}

interface DarkProps {
  sign?: Sign;
  icon?: "pause" | "triangle";
  what: string;
  todo?: ReactNode;
}

/** Not to be served here now: no green, so that nobody walks to it. */
function Dark({ sign, icon, what, todo }: DarkProps) {
  return (
    <main className="sign sign--dark">
      {sign ? <Plate counter={sign.counter} /> : null}
      {icon === "pause" ? <span className="sign__pause" /> : null}
      {icon === "triangle" ? <Icon name="triangle" className="sign__icon" /> : null}
      <div className="sign__free">
        <h1 className="sign__what">{what}</h1>
        {todo ? <p className="sign__todo">{todo}</p> : null}
      </div>
    </main>
  );
}

function Stale({ sign, todo }: { sign: Sign; todo: string }) {
  const { say } = useWords(signWords);
  return (
    <main className="sign sign--dark">
      <Plate counter={sign.counter} />
      {sign.number ? (
        <div className="sign__number" style={sized(sign.number, 4)}>
          <TicketNumber value={sign.number} state="stale" />
        </div>
      ) : (
        <Icon name="triangle" className="sign__icon" />
      )}
      <div className={sign.number ? "sign__free sign__free--stale" : "sign__free"}>
        <h1 className="sign__state">
          {sign.number ? <Icon name="triangle" className="sign__alarm" /> : null}
          {say("away")}
        </h1>
        <p className="sign__todo">{sign.number ? todo : say("awayTodo")}</p>
      </div>
    </main>
  );
}
