import "./progress-page.css";
import { type FormEvent, type ReactNode, useState } from "react";
import { Brand } from "../kit/brand.tsx";
import { Button } from "../kit/button.tsx";
import { useHall, useHallDescription } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import {
  type AskOutcome,
  numberLength,
  onlyDigits,
  outcomeOf,
  passwordLength,
} from "../kit/progress/ask-progress.ts";
import { ProgressTold } from "../kit/progress/progress-told.tsx";
import { commonWords } from "../words/common.ts";
import { progressWords } from "../words/progress.ts";
import { useWords } from "../words/words.ts";

type Said = AskOutcome | { kind: "nothing" } | { kind: "asking" };

interface ProgressPageProps {
  /** From the receipt's code. */
  first: string;
  /** For the gallery. */
  said?: Said;
}

/** 查进度 on a phone or at a public computer: number and password, and nothing is kept. */
export function ProgressPage({ first, said: begin = { kind: "nothing" } }: ProgressPageProps) {
  const hall = useHall();
  const { say } = useWords(progressWords);
  const [number, setNumber] = useState(first);
  const [password, setPassword] = useState("");
  const [said, setSaid] = useState<Said>(begin);
  const isWhole = number.length === numberLength && password.length === passwordLength;

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || said.kind === "asking") return;
    setSaid({ kind: "asking" });
    setSaid(outcomeOf(await hall.ask("application:progress", { number, password })));
  };
  const another = () => {
    setNumber("");
    setPassword("");
    setSaid({ kind: "nothing" });
  };
  if (said.kind === "found") {
    return (
      <Frame>
        <ProgressTold progress={said.progress} />
        <Button onPress={another}>{say("another")}</Button>
      </Frame>
    );
  }
  return (
    <Frame>
      <h1>{say("title")}</h1>
      <form className="ask" onSubmit={(event) => void ask(event)} autoComplete="off">
        <label>
          <span>{say("askNumber")}</span>
          <input
            className="digits"
            inputMode="numeric"
            autoComplete="off"
            value={number}
            onChange={({ currentTarget }) => setNumber(onlyDigits(currentTarget.value, numberLength))}
          />
          <small>{say("askNumberHint")}</small>
        </label>
        <label>
          <span>{say("askPassword")}</span>
          <input
            className="digits"
            inputMode="numeric"
            autoComplete="off"
            value={password}
            onChange={({ currentTarget }) => setPassword(onlyDigits(currentTarget.value, passwordLength))}
          />
          <small>{say("askPasswordHint")}</small>
        </label>
        <Told said={said} />
        <button
          type="submit"
          className={`button ${isWhole ? "button--next" : "button--plain"}`}
          aria-disabled={!isWhole || said.kind === "asking"}
        >
          {said.kind === "asking" ? say("asking") : isWhole ? say("ask") : say("fill")}
        </button>
      </form>
      <p className="ask__hint">{say("hint")}</p>
    </Frame>
  );
}

function Told({ said }: { said: Said }) {
  const { say } = useWords(progressWords);
  switch (said.kind) {
    case "nothing":
    case "asking":
    case "found":
      return null;
    case "not-found":
      return <Notice kind="attention" what={say("notFound")} />;
    case "too-many":
      return <Notice kind="attention" what={say("tooMany", { minutes: said.minutes })} />;
    case "away":
      return <Notice kind="attention" what={say("away")} />;
    case "failed":
      return <Notice kind="attention" what={say("failed")} />;
    default:
      return said satisfies never;
  }
}

function Frame({ children }: { children: ReactNode }) {
  const hall = useHallDescription();
  const { say, pick, language, setLanguage } = useWords(progressWords);
  const { say: sayCommon } = useWords(commonWords);
  return (
    <div className="progress">
      <header>
        {hall ? (
          <Brand
            name={pick(hall.name)}
            demonstration={hall.isDemonstration ? sayCommon("demonstration") : undefined}
          />
        ) : (
          <span />
        )}
        <Button onPress={() => setLanguage(language === "zh" ? "en" : "zh")}>{say("language")}</Button>
      </header>
      <main>{children}</main>
    </div>
  );
}
