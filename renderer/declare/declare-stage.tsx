import "./declare.css";
import { useEffect } from "react";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";
import { DeclareHead } from "./declare-head.tsx";
import { FinderPage } from "./finder-page.tsx";
import { ItemPage } from "./item-page.tsx";
import { Over } from "./over.tsx";
import { ProgressDesk } from "./progress-desk.tsx";
import { quietSeconds } from "./use-leaving.ts";

interface DeclareStageProps {
  secondsLeft: number | null;
  onStay: () => void;
  onLeave: () => void;
}

export function DeclareStage({ secondsLeft, onStay, onLeave }: DeclareStageProps) {
  const { place, catalog, hall, isStale, go } = useDeclare();
  const { say } = useWords(declareWords);
  const isAsking = secondsLeft !== null;
  // A short way to the button; on the window, since what had the focus may be gone.
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !isAsking) go({ step: "back" });
    };
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, [go, isAsking]);
  const item = catalog.items.find(({ id }) => id === place.itemId);
  return (
    <div className="declare">
      <DeclareHead onLeave={onLeave} />
      {isStale ? (
        <p className="declare__away" role="alert">
          <Icon name="triangle" />
          {say("away")}
        </p>
      ) : null}
      {place.isAskingProgress ? (
        <ProgressDesk />
      ) : item ? (
        <ItemPage key={item.id} item={item} />
      ) : (
        <FinderPage />
      )}
      <footer className="declare__foot">
        <span>{say("foot", { seconds: quietSeconds })}</span>
        <span>{say("hotline", { hotline: hall.hotline })}</span>
      </footer>
      {secondsLeft === null ? null : (
        <StillHere secondsLeft={secondsLeft} onStay={onStay} onLeave={onLeave} />
      )}
    </div>
  );
}

function StillHere({
  secondsLeft,
  onStay,
  onLeave,
}: Omit<DeclareStageProps, "secondsLeft"> & { secondsLeft: number }) {
  const { say } = useWords(declareWords);
  return (
    <Over title={say("askTitle")} onClose={onStay}>
      <p>{say("askMore", { seconds: secondsLeft })}</p>
      <Button kind="next" onPress={onStay}>
        {say("stillHere")}
      </Button>
      <Button onPress={onLeave}>{say("leaveNow")}</Button>
    </Over>
  );
}
