import "./progress.css";
import { type FormEvent, useState } from "react";
import { progressWords } from "../../words/progress.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { useHall } from "../hall-context.tsx";
import { Notice } from "../notice.tsx";
import { type AskOutcome, numberLength, onlyDigits, outcomeOf, passwordLength } from "./ask-progress.ts";
import { ProgressTold } from "./progress-told.tsx";

type Said = AskOutcome | { kind: "nothing" } | { kind: "asking" };

export interface AskProgressProps {
  /** From the receipt's code. */
  first: string;
  /** For the gallery. */
  said?: Said;
}

/** 查进度 by number and password, for a place with a keyboard; nothing is kept. */
export function AskProgress({ first, said: begin = { kind: "nothing" } }: AskProgressProps) {
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
      <>
        <ProgressTold progress={said.progress} />
        <Button onPress={another}>{say("another")}</Button>
      </>
    );
  }
  return (
    <>
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
    </>
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
