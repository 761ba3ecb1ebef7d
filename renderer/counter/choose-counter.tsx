import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { QueryValue } from "../../hall-server/contract/queries.ts";
import { Brand } from "../kit/brand.tsx";

import type { PageError } from "../kit/hall.ts";
import { useConnection, useHall } from "../kit/hall-context.tsx";
import { ownStaffNumber } from "../kit/me.ts";
import { Notice } from "../kit/notice.tsx";
import { useSession } from "../kit/session.tsx";
import { commonWords } from "../words/common.ts";
import { counterWords } from "../words/counter.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { lastCounter, rememberCounter } from "./own-place.ts";

type Counters = QueryValue<"counters:list">["counters"];

/** Said above the choice: what happened to the counter before. */
export interface ChooseNote {
  kind: "closed";
  counterId: string;
}

interface ChooseCounterProps {
  description: HallDescription | null;
  note: ChooseNote | null;
  /** `isMoved`: another one than was asked for, since this person has it open already. */
  onOpened: (counterId: string, isMoved: boolean) => void;
}

const askAgainMs = 5_000;

/** Type the number of a free counter and press Enter; the one of last time stands there already. */
export function ChooseCounter({ description, note, onOpened }: ChooseCounterProps) {
  const { say, pick, language, setLanguage } = useWords(counterWords);
  const common = useWords(commonWords);
  const explain = useErrorWords();
  const hall = useHall();
  const connection = useConnection();
  const { leave } = useSession();
  const counters = useCounters();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => note?.counterId ?? lastCounter() ?? "");
  const [trouble, setTrouble] = useState<PageError | "unknown" | null>(null);
  const [isOpening, setIsOpening] = useState(false);

  useEffect(() => input.current?.select(), []);

  const open = async (counterId: string) => {
    if (isOpening) return;
    setTrouble(null);
    setIsOpening(true);
    const answer = await hall.send("counter:open", { counterId });
    setIsOpening(false);
    const own = !answer.ok && answer.error.code === "wrong-state" ? answer.error.params.counterId : undefined;
    if (answer.ok || typeof own === "string") {
      const at = answer.ok ? counterId : String(own);
      rememberCounter(at);
      onOpened(at, at !== counterId);
      return;
    }
    setTrouble(answer.error);
    input.current?.select();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const known = description?.counters.find((one) => one.id === typed.trim());
    if (known) void open(known.id);
    else setTrouble("unknown");
  };

  const nameOf = (counterId: string) => {
    const found = description?.counters.find((one) => one.id === counterId);
    return found ? pick(found.name) : counterId;
  };
  return (
    <div className="counter desk-choose">
      <header className="desk-head">
        {description ? (
          <Brand
            name={pick(description.name)}
            demonstration={description.isDemonstration ? common.say("demonstration") : undefined}
          />
        ) : null}
        <span className="desk-head__space" />
        <button
          type="button"
          className="desk-plain"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {say("otherLanguage")}
        </button>
        <button type="button" className="desk-plain" onClick={leave}>
          {common.say("signOut")}
        </button>
      </header>
      <main className="desk-choose__main">
        {note ? (
          <Notice kind="said" what={say("choose.closed", { counter: nameOf(note.counterId) })} />
        ) : null}
        {connection.kind === "away" ? <Notice kind="attention" what={common.say("away")} /> : null}
        <h1>{say("choose.title")}</h1>
        <form className="desk-choose__form" onSubmit={submit}>
          <label className="desk-field">
            {say("choose.field")}
            <input
              ref={input}
              className="digits"
              value={typed}
              autoComplete="off"
              aria-describedby="choose-todo"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <button type="submit" className="button button--next" aria-disabled={isOpening}>
            <span className="desk-cap">Enter</span>
            {say(isOpening ? "choose.opening" : "choose.open")}
          </button>
        </form>
        <p id="choose-todo" className="desk-second">
          {say("choose.todo")}
        </p>
        {trouble ? (
          <Notice kind="wrong" what={trouble === "unknown" ? say("choose.unknown") : explain(trouble)} />
        ) : null}
        {description ? (
          <CounterGroups description={description} counters={counters} onOpen={(id) => void open(id)} />
        ) : null}
      </main>
    </div>
  );
}

/** Who sits where, asked again and again: another clerk may take a counter meanwhile. */
function useCounters(): Counters | null {
  const hall = useHall();
  const [counters, setCounters] = useState<Counters | null>(null);
  const ask = useCallback(async () => {
    const answer = await hall.ask("counters:list", {});
    if (answer.ok) setCounters(answer.value.counters);
  }, [hall]);
  useEffect(() => {
    void ask();
    const timer = setInterval(() => void ask(), askAgainMs);
    return () => clearInterval(timer);
  }, [ask]);
  return counters;
}

interface CounterGroupsProps {
  description: HallDescription;
  counters: Counters | null;
  onOpen: (counterId: string) => void;
}

function CounterGroups({ description, counters, onOpen }: CounterGroupsProps) {
  const { say, pick } = useWords(counterWords);
  const takenBy = new Map(
    counters?.filter((one) => one.state !== "closed").map((one) => [one.id, one.staffNumber ?? ""]),
  );
  const groups = Map.groupBy(description.counters, (counter) => pick(counter.group));
  return (
    <div className="desk-choose__groups">
      {counters !== null && takenBy.size === description.counters.length ? (
        <Notice kind="attention" what={say("choose.none")} />
      ) : null}
      {[...groups].map(([group, members]) => (
        <section key={group} aria-label={group}>
          <h2>{group}</h2>
          <ul className="desk-choose__places">
            {members.map((counter) => {
              const staff = takenBy.get(counter.id);
              const isOwn = staff !== undefined && staff === ownStaffNumber("counter");
              const isOff = staff !== undefined && !isOwn;
              return (
                <li key={counter.id}>
                  <button
                    type="button"
                    className="desk-choose__place"
                    aria-disabled={isOff}
                    onClick={() => {
                      if (!isOff) onOpen(counter.id);
                    }}
                  >
                    <span className="desk-choose__name">{pick(counter.name)}</span>
                    <span className="desk-second">
                      {staff === undefined
                        ? say("choose.free")
                        : say(isOwn ? "choose.own" : "choose.taken", { number: staff })}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
