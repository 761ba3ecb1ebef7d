import "../apply/apply.css";
import "./pickup.css";
import { useEffect, useRef, useState } from "react";
import type { CommandValue } from "../../../hall-server/contract/commands.ts";
import { Button } from "../../kit/button.tsx";
import { pickupWords } from "../../words/kiosk-pickup.ts";
import { useWords } from "../../words/words.ts";
import { spaced } from "../apply/spaced.ts";
import { useKiosk } from "../kiosk-context.tsx";
import { CardAsked } from "../parts/card-asked.tsx";
import { FigureKeys } from "../parts/figure-keys.tsx";
import { Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { Trouble } from "../parts/trouble.tsx";

type Collected = CommandValue<"delivery:collect"> | { outcome: "away" };

interface PickupScreenProps {
  /** For the gallery. */
  first?: { code?: string; collected?: Collected } | undefined;
}

const codeLength = 6;

/** 自助取件: the card, then the code, then which compartment it lies in. */
export function PickupScreen({ first }: PickupScreenProps) {
  const { state } = useKiosk();
  const { say } = useWords(pickupWords);
  if (!state.person) return <CardAsked what={say("card")} todo={say("cardTodo")} />;
  // Another card is another person: nothing of the one before may be left.
  return <Coded key={state.cards} first={first} name={state.person.name} />;
}

function Coded({ first, name }: PickupScreenProps & { name: string }) {
  const { office, dispatch } = useKiosk();
  const { say } = useWords(pickupWords);
  const [code, setCode] = useState(first?.code ?? "");
  const [collected, setCollected] = useState<Collected | "asking" | null>(first?.collected ?? null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const collect = async () => {
    setCollected("asking");
    dispatch({ event: "pickup-step", step: "asking" });
    const answer = await office.collect(code);
    if (isGone.current) return;
    const told: Collected = answer.ok ? answer.value : { outcome: "away" };
    dispatch({ event: "pickup-step", step: told.outcome === "handed-out" ? "handed-out" : "code" });
    setCollected(told);
  };
  if (collected !== null && collected !== "asking")
    return (
      <Told
        collected={collected}
        again={() => {
          setCode("");
          setCollected(null);
        }}
      />
    );
  const missing = codeLength - code.length;
  return (
    <Page
      className="apply apply--ask"
      nav={<Nav />}
      lead={
        <>
          <h1 className="lead__title lead__title--long">{say("code")}</h1>
          <p className="lead__more">{say("person", { name })}</p>
          <p className="lead__more">{say("codeHint")}</p>
        </>
      }
    >
      <p className="pickup__code digits" role="status" aria-label={say("code")}>
        {spaced(code.padEnd(codeLength, "–"), 3)}
      </p>
      <FigureKeys
        erase={say("erase")}
        onFigure={(figure) => setCode((last) => (last + figure).slice(0, codeLength))}
        onErase={() => setCode((last) => last.slice(0, -1))}
      />
      <Button
        kind={missing === 0 ? "next" : "plain"}
        className="wide-button"
        disabledBecause={
          collected === "asking" ? say("asking") : missing > 0 ? say("notWhole", { count: missing }) : null
        }
        onPress={() => void collect()}
      >
        {say("take")}
      </Button>
    </Page>
  );
}

/** What came of it, and what to do next. */
function Told({ collected: told, again }: { collected: Collected; again: () => void }) {
  const { hall, dispatch } = useKiosk();
  const { say, pick } = useWords(pickupWords);
  switch (told.outcome) {
    case "handed-out":
      return (
        <Trouble
          kind="next"
          what={say("done", { compartment: told.compartment })}
          todo={say("doneItem", { itemName: told.itemName, number: told.number })}
          more={say("doneTodo")}
          hasBack={false}
        >
          <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "done" })}>
            {say("finish")}
          </Button>
        </Trouble>
      );
    case "elsewhere": {
      const kiosk = hall.kiosks.find(({ id }) => id === told.kioskId);
      const where = kiosk ? pick(kiosk.name) : told.kioskId;
      return (
        <Trouble kind="attention" what={say("elsewhere", { kiosk: where })} todo={say("elsewhere.todo")} />
      );
    }
    case "locked":
      return <Trouble kind="wrong" what={say("locked")} todo={say("locked.todo")} />;
    case "not-found":
    case "away":
      return (
        <Trouble kind="attention" what={say(told.outcome)} todo={say(`${told.outcome}.todo`)}>
          <Button kind="next" className="wide-button" onPress={again}>
            {say("again")}
          </Button>
        </Trouble>
      );
    default:
      return told satisfies never;
  }
}
