import type { ReactNode } from "react";
import { CounterPlate } from "../kit/counter-plate.tsx";
import { UnbrokenWords } from "../kit/unbroken-words.tsx";
import type { Ticket } from "./alarm.ts";
import { LargeNumber } from "./large-number.tsx";
import { usePlaces } from "./places.ts";

interface ToldPageProps {
  ticket: Ticket | null;
  what: string;
  text?: string;
  /** The number no longer counts: it stands small and without its bar. */
  isOver?: boolean;
  hasCounter?: boolean;
  children?: ReactNode;
}

/** The number, what happened to it, what to do. */
export function ToldPage({
  ticket,
  what,
  text,
  isOver = false,
  hasCounter = false,
  children,
}: ToldPageProps) {
  const places = usePlaces();
  const counter = hasCounter && ticket?.counterId ? places.counter(ticket.counterId) : null;
  return (
    <main className={isOver ? "phone__main phone__main--over" : "phone__main"}>
      {ticket ? <LargeNumber value={ticket.ticket.number} state={isOver ? "called" : "waiting"} /> : null}
      <h1 className="phone__what">
        <UnbrokenWords text={what} />
      </h1>
      {counter ? (
        <p className="phone__counters phone__counters--here">
          <CounterPlate counter={counter.large} />
          {counter.unit ? <span>{counter.unit}</span> : null}
        </p>
      ) : null}
      {text ? <p className="phone__text">{text}</p> : null}
      {children}
    </main>
  );
}
