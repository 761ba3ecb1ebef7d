import "./apply.css";
import { useEffect, useRef, useState } from "react";
import type { ApplicationProgress } from "../../../hall-server/contract/intake.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { type AskOutcome, numberLength, outcomeOf, passwordLength } from "../../kit/progress/ask-progress.ts";
import { ProgressTold } from "../../kit/progress/progress-told.tsx";
import { applyWords } from "../../words/kiosk-apply.ts";
import { pickupWords } from "../../words/kiosk-pickup.ts";
import { progressWords } from "../../words/progress.ts";
import { useWords } from "../../words/words.ts";
import type { Screen } from "../flow/state.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { CardAsked } from "../parts/card-asked.tsx";
import { FigureKeys } from "../parts/figure-keys.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { Pager } from "../parts/pager.tsx";
import { Tile } from "../parts/tile.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { spaced } from "./spaced.ts";

interface ProgressScreenProps {
  screen: Extract<Screen, { at: "progress" }>;
  /** For the gallery. */
  first?: { applications?: ApplicationProgress[]; outcome?: AskOutcome; number?: string } | undefined;
}

/** 查进度: by the card all of one's own, by number and password one. */
export function ProgressScreen({ screen, first }: ProgressScreenProps) {
  const { state } = useKiosk();
  switch (screen.by) {
    case "choose":
      return <Choose />;
    case "card":
      return state.person || first?.applications ? (
        // Another card is another person: nothing of the one before may be left.
        <ByCard key={state.cards} first={first?.applications} />
      ) : (
        <CardFirst />
      );
    case "number":
      return <ByNumber first={first} />;
    default:
      return screen.by satisfies never;
  }
}

function Choose() {
  const { dispatch } = useKiosk();
  const { say } = useWords(applyWords);
  const pickup = useWords(pickupWords);
  return (
    <Page
      className="apply apply--progress"
      nav={<Nav />}
      lead={
        <>
          <h1 className="lead__title">{say("progress.title")}</h1>
          <p className="lead__more">{say("progress.choose")}</p>
        </>
      }
    >
      <Tile
        kind="take"
        icon={<Icon name="card" />}
        title={say("progress.card")}
        more={say("progress.cardMore")}
        hasArrow
        onPress={() => dispatch({ event: "progress-by", by: "card" })}
      />
      <Tile
        kind="side"
        className="tile--wide"
        icon={<Icon name="ticket" />}
        title={say("progress.number")}
        more={say("progress.numberMore")}
        onPress={() => dispatch({ event: "progress-by", by: "number" })}
      />
      <Tile
        kind="side"
        className="tile--wide"
        icon={<Icon name="house" />}
        title={pickup.say("tile")}
        more={pickup.say("tileMore")}
        onPress={() => dispatch({ event: "open-pickup" })}
      />
    </Page>
  );
}

function CardFirst() {
  const { say } = useWords(applyWords);
  return <CardAsked what={say("progress.card")} todo={say("progress.cardTodo")} />;
}

type Found = "asking" | "away" | readonly ApplicationProgress[];

function ByCard({ first }: { first: ApplicationProgress[] | undefined }) {
  const { office } = useKiosk();
  const { say } = useWords(applyWords);
  const { say: sayProgress } = useWords(progressWords);
  const [found, setFound] = useState<Found>(first ?? "asking");
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies(round): another round is another try
  useEffect(() => {
    if (first) return;
    let isGone = false;
    setFound("asking");
    void office.progressByCard().then((answer) => {
      if (!isGone) setFound(answer.ok ? answer.value.applications : "away");
    });
    return () => {
      isGone = true;
    };
  }, [office, first, round]);
  if (found === "away")
    return (
      <Trouble kind="attention" what={sayProgress("away")} todo={say("progress.noneTodo")}>
        <Button kind="next" className="wide-button" onPress={() => setRound((last) => last + 1)}>
          {say("again")}
        </Button>
      </Trouble>
    );
  if (found !== "asking" && found.length === 0)
    return <Trouble kind="attention" what={say("progress.none")} todo={say("progress.noneTodo")} />;
  return <Shown applications={found === "asking" ? [] : found} isAsking={found === "asking"} />;
}

interface ShownProps {
  applications: readonly ApplicationProgress[];
  isAsking?: boolean;
}

/** One a page: nothing here scrolls. */
function Shown({ applications, isAsking = false }: ShownProps) {
  const { dispatch } = useKiosk();
  const { say } = useWords(applyWords);
  const { say: sayProgress } = useWords(progressWords);
  const [at, setAt] = useState(0);
  const shown = applications[Math.min(at, applications.length - 1)];
  return (
    <Page
      className="apply apply--told"
      nav={<Nav />}
      lead={<h1 className="lead__title lead__title--long">{say("progress.title")}</h1>}
    >
      {isAsking ? <p role="status">{sayProgress("asking")}</p> : null}
      {shown ? <ProgressTold progress={shown} mostSteps={6} /> : null}
      {applications.length > 1 ? <Pager page={at} pages={applications.length} onTurn={setAt} /> : null}
      {shown ? (
        <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "done" })}>
          {say("done.finish")}
        </Button>
      ) : null}
    </Page>
  );
}

function ByNumber({ first }: Pick<ProgressScreenProps, "first">) {
  const { office } = useKiosk();
  const { say } = useWords(progressWords);
  const [number, setNumber] = useState(first?.number ?? "");
  const [password, setPassword] = useState("");
  const [field, setField] = useState<"number" | "password">("number");
  const [outcome, setOutcome] = useState<AskOutcome | "asking" | null>(first?.outcome ?? null);
  /** Grows with whatever is asked or typed anew: an answer that comes later is to another question. */
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );
  if (outcome !== null && outcome !== "asking" && outcome.kind === "found")
    return <Shown applications={[outcome.progress]} />;

  const change = (make: (last: string) => string) => {
    asked.current += 1;
    setOutcome(null);
    if (field === "number") setNumber((last) => make(last).slice(0, numberLength));
    else setPassword((last) => make(last).slice(0, passwordLength));
  };
  const ask = async () => {
    if (field === "number") return setField("password");
    asked.current += 1;
    const question = asked.current;
    setOutcome("asking");
    const answer = await office.progress(number, password);
    if (asked.current === question) setOutcome(outcomeOf(answer));
  };
  const isWhole = field === "number" ? number.length === numberLength : password.length === passwordLength;
  return (
    <Page
      className="apply apply--ask"
      nav={<Nav />}
      lead={
        <>
          <h1 className="lead__title lead__title--long">{say("title")}</h1>
          <p className="lead__more">
            {outcome === null || outcome === "asking"
              ? say("hint")
              : say(saidOf[outcome.kind], minutesOf(outcome))}
          </p>
        </>
      }
    >
      <div className="apply__asked">
        {(["number", "password"] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={`apply__field ${one === field ? "apply__field--now" : ""}`}
            aria-pressed={one === field}
            onClick={() => setField(one)}
          >
            <span>{say(one === "number" ? "askNumber" : "askPassword")}</span>
            <strong className="digits">{one === "number" ? spaced(number, 6) : spaced(password, 4)}</strong>
          </button>
        ))}
      </div>
      <FigureKeys
        erase={say("erase")}
        onFigure={(figure) => change((last) => last + figure)}
        onErase={() => change((last) => last.slice(0, -1))}
      />
      <Button
        kind={isWhole ? "next" : "plain"}
        className="wide-button"
        disabledBecause={
          outcome === "asking"
            ? say("asking")
            : isWhole
              ? null
              : say(field === "number" ? "askNumberHint" : "askPasswordHint")
        }
        onPress={() => void ask()}
      >
        {say(field === "number" ? "next" : "ask")}
      </Button>
    </Page>
  );
}

const saidOf = {
  found: "asking",
  "not-found": "notFound",
  "too-many": "tooMany",
  away: "away",
  failed: "failed",
} as const satisfies Record<AskOutcome["kind"], string>;

function minutesOf(outcome: AskOutcome): Record<string, number> {
  return outcome.kind === "too-many" ? { minutes: outcome.minutes } : {};
}
