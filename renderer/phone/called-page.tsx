import "./called.css";
import { Button } from "../kit/button.tsx";
import { clockOf } from "../kit/clock.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { LargeNumber } from "./large-number.tsx";
import { usePlaces } from "./places.ts";

interface CalledPageProps {
  ticket: Ticket;
  isRinging: boolean;
  onHeard: () => void;
}

/** A sign to hold up: number, bar, counter. */
export function CalledPage({ ticket, isRinging, onHeard }: CalledPageProps) {
  const { say } = useWords(phoneWords);
  const places = usePlaces();
  const counterId = ticket.counterId ?? "";
  const { large, unit } = places.counter(counterId);
  return (
    <main className="phone__main">
      <h1 className="phone__turn">{say("called")}</h1>
      <div className="phone__card">
        <LargeNumber value={ticket.ticket.number} state="called" />
      </div>
      <span className="phone__link" />
      <p className={unit ? "phone__counter" : "phone__counter phone__counter--name"}>
        <span className="digits">{large}</span>
        {unit ? <span className="phone__unit">{unit}</span> : null}
      </p>
      <p>{places.directionsOf(places.zoneOfCounter(counterId) ?? ticket.queue.zoneId)}</p>
      <p>{say("bring")}</p>
      <div className="phone__bottom">
        {isRinging ? (
          <Button onPress={onHeard} className="phone__heard">
            {say("heard")}
          </Button>
        ) : null}
        {ticket.calledAt ? (
          <p className="phone__called-at">{say("calledAt", { time: clockOf(ticket.calledAt) })}</p>
        ) : null}
      </div>
    </main>
  );
}
