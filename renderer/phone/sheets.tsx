import "./sheets.css";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../kit/button.tsx";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { useHall, useHallDescription } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { useErrorWords } from "../words/errors.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { counterSpanOf } from "./counter-span.ts";
import { usePlaces } from "./places.ts";

function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="phone__sheet" aria-labelledby="phone-sheet-title" onClose={onClose}>
      <h2 id="phone-sheet-title">{title}</h2>
      {children}
    </dialog>
  );
}

export function WaySheet({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { say } = useWords(phoneWords);
  const places = usePlaces();
  const description = useHallDescription();
  const span = counterSpanOf(ticket.counterIds.map((counterId) => places.counter(counterId).large));
  return (
    <Sheet title={say("way")} onClose={onClose}>
      <p className="phone__way">{places.directionsOf(ticket.queue.zoneId)}</p>
      <p className="phone__counters">
        {(span.kind === "blocks" ? span.numbers : [span.text]).map((counter) => (
          <CounterPlate key={counter} counter={counter} />
        ))}
      </p>
      {description ? <p>{say("hotline", { hotline: description.hotline })}</p> : null}
      <Button onPress={onClose}>{say("close")}</Button>
    </Sheet>
  );
}

/** Cannot be taken back, so it is asked once more; keeping the number is the green step. */
export function CancelSheet({
  number,
  token,
  onClose,
}: {
  number: string;
  token: string;
  onClose: () => void;
}) {
  const { say } = useWords(phoneWords);
  const explain = useErrorWords();
  const hall = useHall();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const giveUp = async () => {
    setIsBusy(true);
    setTrouble(null);
    const answer = await hall.send("ticket:cancel", { token });
    // Given up, it stays so until the ticket's own page says it: a second press would only be told that it is over.
    if (answer.ok) return;
    setIsBusy(false);
    setTrouble(explain(answer.error));
  };
  return (
    <Sheet title={say("cancelAsk", { number })} onClose={onClose}>
      <p>{say("cancelWarn")}</p>
      {trouble ? <Notice kind="wrong" what={trouble} /> : null}
      <Button kind="next" onPress={onClose}>
        {say("cancelKeep")}
      </Button>
      <Button kind="danger" onPress={giveUp} disabledBecause={isBusy ? say("givingUp") : null}>
        {say("cancelDo")}
      </Button>
    </Sheet>
  );
}
