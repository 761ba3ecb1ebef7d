import type { ReactNode } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Button } from "../kit/button.tsx";
import { useLocalTime } from "../kit/clock.ts";
import { counterNameOf } from "../kit/counter-name.ts";
import { useHallDescription } from "../kit/hall-context.tsx";
import { useOpeningSentence } from "../words/opening.ts";
import { padWords } from "../words/pad.ts";
import { useWords } from "../words/words.ts";
import { PadBrand, useCounterNames } from "./pad-frame.tsx";

type Pad = ViewValue<"pad">;

interface IdlePageProps {
  pad: Pad;
  onReopen: () => void;
}

/** Who serves me here; and the question that somebody left alone, until the next number is called. */
export function IdlePage({ pad, onReopen }: IdlePageProps) {
  const { say, language, setLanguage } = useWords(padWords);
  const counter = useCounterNames(pad);
  const { large, unit } = counterNameOf(counter?.name ?? "");
  const isOn = pad.counter.state === "open";
  return (
    <div className="pad pad--idle">
      <header className="pad__head">
        <PadBrand pad={pad} />
        <Button onPress={() => setLanguage(language === "zh" ? "en" : "zh")} className="pad__language">
          {say("language")}
        </Button>
      </header>
      <aside className={isOn ? "pad__panel" : "pad__panel pad__panel--off"}>
        <p className={unit ? "pad__counter" : "pad__counter pad__counter--name"}>
          <span className="digits">{large}</span>
          {unit ? <span className="pad__unit">{unit}</span> : null}
        </p>
        <span className="pad__bar" />
        <p className="pad__group">{counter?.group}</p>
        <p>{counter?.queues.join(say("and"))}</p>
        <p className="pad__status">
          <Status pad={pad} />
        </p>
      </aside>
      <main className="pad__who">
        {isOn ? <Server staff={pad.staff} /> : <NotNow pad={pad} />}
        <Foot>
          {pad.invitation ? (
            <Button onPress={onReopen}>{say("reopen", { number: pad.invitation.number })}</Button>
          ) : (
            <PromiseText />
          )}
        </Foot>
      </main>
    </div>
  );
}

function Status({ pad }: { pad: Pad }) {
  const { say } = useWords(padWords);
  const description = useHallDescription();
  const { time } = useLocalTime(description?.timeZone);
  const { state, activity } = pad.counter;
  const said = () => {
    if (pad.number !== null && activity !== "idle") {
      return say(activity === "called" ? "called" : "serving", { number: pad.number });
    }
    switch (state) {
      case "open":
        return say("normal");
      case "paused":
        return say("paused");
      case "closed":
        return say("closed");
    }
  };
  return `${time}${say("dot")}${said()}`;
}

function Server({ staff }: { staff: Pad["staff"] }) {
  const { say } = useWords(padWords);
  return (
    <section className="pad__server">
      <svg viewBox="0 0 236 300" className="pad__portrait" aria-hidden="true" focusable="false">
        <rect width="236" height="300" fill="#f2f4f1" />
        <circle cx="118" cy="120" r="54" fill="#6b7671" />
        <path d="M24 300c0-68 40-104 94-104s94 36 94 104z" fill="#6b7671" />
      </svg>
      <div>
        <h1 className="pad__serves">{say("servesYou")}</h1>
        {staff?.name ? (
          <>
            <p className="pad__name">{staff.name}</p>
            <p className="pad__staff">
              {say("staffNumber")} <strong className="digits">{staff.number}</strong>
            </p>
          </>
        ) : (
          <>
            <p className="pad__staff">{say("staffNumber")}</p>
            <p className="pad__name digits">{staff?.number}</p>
          </>
        )}
      </div>
    </section>
  );
}

function NotNow({ pad }: { pad: Pad }) {
  const { say } = useWords(padWords);
  const openingSentence = useOpeningSentence();
  const isPaused = pad.counter.state === "paused";
  const isHallClosed = !isPaused && !pad.hall.isOpen;
  return (
    <section className="pad__server pad__server--off">
      <div>
        <h1 className="pad__name">{say(isPaused ? "paused" : isHallClosed ? "hallClosed" : "closed")}</h1>
        <p className="pad__staff">
          {isHallClosed ? openingSentence(pad.hall.changesAt) : say(isPaused ? "pausedTodo" : "closedTodo")}
        </p>
      </div>
    </section>
  );
}

function Foot({ children }: { children: ReactNode }) {
  const { say } = useWords(padWords);
  const description = useHallDescription();
  return (
    <section className="pad__foot">
      {children}
      <p className="pad__hint">
        {description ? say("hint", { hotline: description.hotline }) : say("hintShort")}
      </p>
    </section>
  );
}

function PromiseText() {
  const { say } = useWords(padWords);
  return (
    <>
      <h2>{say("promise")}</h2>
      <p className="pad__promise">{say("promiseText")}</p>
    </>
  );
}
