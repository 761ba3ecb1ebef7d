import "./apply.css";
import { useEffect, useRef, useState } from "react";
import type { Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import type { PageError } from "../../kit/hall.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import type { ApplyStep, Screen } from "../flow/state.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { CardAsked } from "../parts/card-asked.tsx";
import { Page } from "../parts/page.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { type Applying, nothingYet } from "./applying.ts";
import { CheckStep } from "./check-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { FormStep } from "./form-step.tsx";
import { ListStep } from "./list-step.tsx";
import { MaterialsStep } from "./materials-step.tsx";
import type { Submitted } from "./office.ts";
import { RefusedStep } from "./refused-step.tsx";
import { useItem } from "./use-item.ts";

export type ApplyingScreen = Extract<Screen, { at: "apply" }>;

interface ApplyScreenProps {
  screen: ApplyingScreen;
  /** For the gallery. */
  first?: { item: Item; applying?: Applying; submitted?: Submitted; error?: PageError };
}

/** 自助申请: card, list, papers, form, check, receipt. All of it lies in this component and goes with it. */
export function ApplyScreen({ screen, first }: ApplyScreenProps) {
  const read = useItem(screen.itemId);
  const { alone } = useKiosk();
  const item = first?.item ?? (read.kind === "here" ? read.item : null);
  if (item) return <Steps screen={screen} item={item} first={first} />;
  if (read.kind === "reading") return <Opening />;
  if (read.kind === "failed" && (read.error.code === "not-found" || read.error.code === "not-allowed"))
    return <NotHere />;
  return <Away onAgain={read.kind === "failed" && !alone ? read.again : null} />;
}

interface StepsProps {
  screen: ApplyingScreen;
  item: Item;
  first: ApplyScreenProps["first"];
}

function Steps({ screen, item, first }: StepsProps) {
  const { dispatch, office } = useKiosk();
  const [applying, setApplying] = useState(first?.applying ?? nothingYet);
  const [submitted, setSubmitted] = useState<Submitted | null>(first?.submitted ?? null);
  const [error, setError] = useState<PageError | null>(first?.error ?? null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const go = (step: ApplyStep) => dispatch({ event: "apply-step", step });
  const send = async () => {
    go("sending");
    setError(null);
    const answer = await office.submit(item, applying);
    // Whoever left is not told any more; what was handed in is at the hall all the same.
    if (isGone.current) return;
    if (answer.ok) {
      setSubmitted(answer.value);
      go("done");
    } else {
      setError(answer.error);
      go("refused");
    }
  };
  // A thing without papers has no page for them.
  const firstAsked = item.materials.length > 0 ? "materials" : "form";
  const change = (make: (last: Applying) => Applying) => setApplying(make);

  switch (screen.step) {
    case "card":
      return <CardStep />;
    case "list":
      return <ListStep item={item} onBegin={() => go(firstAsked)} />;
    case "materials":
      return <MaterialsStep item={item} applying={applying} onChange={change} onDone={() => go("form")} />;
    case "form":
      return (
        <FormStep
          item={item}
          applying={applying}
          onChange={change}
          onBack={() => go(firstAsked === "form" ? "list" : "materials")}
          onDone={() => go("check")}
        />
      );
    case "check":
      return <CheckStep item={item} applying={applying} onGo={go} onSend={() => void send()} />;
    case "sending":
      return <Sending />;
    case "refused":
      return <RefusedStep error={error} onAgain={() => void send()} />;
    case "done":
      return submitted ? <DoneStep item={item} submitted={submitted} /> : <Sending />;
    default:
      return screen.step satisfies never;
  }
}

function CardStep() {
  const { say } = useWords(applyWords);
  return <CardAsked what={say("card.title")} todo={say("card.todo")} more={say("card.more")} />;
}

function Opening() {
  const { say } = useWords(applyWords);
  return (
    <Page className="apply" lead={<h1 className="lead__title">{say("title")}</h1>}>
      <p role="status">{say("loading")}</p>
    </Page>
  );
}

function Sending() {
  const { say } = useWords(applyWords);
  return (
    <Page className="apply" lead={<h1 className="lead__title">{say("sending")}</h1>}>
      <p className="apply__calm" role="status">
        {say("sending.todo")}
      </p>
    </Page>
  );
}

function NotHere() {
  const { dispatch } = useKiosk();
  const { say } = useWords(applyWords);
  return (
    <Trouble kind="attention" what={say("gone")} todo={say("goneTodo")}>
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "take-number" })}>
        {say("takeNumber")}
      </Button>
    </Trouble>
  );
}

function Away({ onAgain }: { onAgain: (() => void) | null }) {
  const { dispatch } = useKiosk();
  const { say } = useWords(applyWords);
  return (
    <Trouble kind="attention" what={say("away")} todo={say("awayTodo")}>
      {onAgain ? (
        <Button kind="next" className="wide-button" onPress={onAgain}>
          {say("again")}
        </Button>
      ) : null}
      <Button className="wide-button" onPress={() => dispatch({ event: "take-number" })}>
        {say("takeNumber")}
      </Button>
    </Trouble>
  );
}
