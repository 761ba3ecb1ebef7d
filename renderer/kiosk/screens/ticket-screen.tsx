import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { QrCode } from "../../kit/qr-code.tsx";
import type { Screen } from "../flow/state.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Counters } from "../parts/counters.tsx";
import { Facts } from "../parts/facts.tsx";
import { LargeNumber } from "../parts/large-number.tsx";
import { Page } from "../parts/page.tsx";
import { UnknownLine } from "../parts/unknown-line.tsx";
import { useStateSentence, useTicket } from "../use-ticket.ts";
import { PaperOutScreen } from "./paper-out-screen.tsx";

export type Ticketing = Extract<Screen, { at: "ticket" }>;

/** The number, and all that a person needs until it is called. */
export function TicketScreen({ screen }: { screen: Ticketing }) {
  const { print } = screen;
  if (print.is === "not-printed" || print.is === "unknown") {
    return <PaperOutScreen screen={screen} print={print} />;
  }
  return <Ticket screen={screen} />;
}

function Ticket({ screen }: { screen: Ticketing }) {
  const { state, isStale, alone } = useKiosk();
  const { say } = useKioskWords();
  const ticket = useTicket(screen.ticket);
  const sentence = useStateSentence(ticket.state);
  const greeting = useGreeting(screen);
  return (
    <Page
      className="ticket"
      nav={<TicketNav screen={screen} />}
      lead={
        <>
          {isStale || alone ? null : <p className="ticket__greeting">{greeting}</p>}
          <LargeNumber value={screen.ticket.number} />
        </>
      }
    >
      {sentence ? (
        <p className="ticket__sentence">{sentence}</p>
      ) : ticket.ahead === null ? (
        <UnknownLine />
      ) : (
        <Facts
          ahead={ticket.ahead}
          aheadTitle={say("aheadShort")}
          range={ticket.range}
          note={ticket.ahead === 0 ? say("noWait") : undefined}
        />
      )}
      <section className="where">
        <p className="where__title">{say(ticket.counterIds.length === 1 ? "whereOne" : "where")}</p>
        <Counters ids={ticket.counterIds} />
        <p className="where__floor">
          {ticket.zone ? (
            <>
              <strong>{ticket.zone.name}</strong>・{ticket.zone.directions}・
            </>
          ) : null}
          {ticket.name}
        </p>
        {ticket.priority ? <p className="where__priority">{ticket.priority}</p> : null}
      </section>
      {state.isElderly ? null : (
        <section className="scan">
          <QrCode text={ticket.phoneUrl} label={say("qrLabel")} />
          <div>
            <h2>{say(alone ? "aloneScanTitle" : "scanTitle")}</h2>
            <p>{say(alone ? "aloneScanMore" : "scanMore1")}</p>
            {alone ? null : <p>{say("scanMore2")}</p>}
          </div>
        </section>
      )}
      <PaperBand screen={screen} />
    </Page>
  );
}

function useGreeting(screen: Ticketing): string {
  const { state } = useKiosk();
  const { say, address } = useKioskWords();
  const person = state.person ? address(state.person) : null;
  if (screen.isFound) return person ? say("foundTitlePerson", { person }) : say("foundTitle");
  return person ? say("yourNumber", { person }) : say("yourNumberAnonymous");
}

/** Where the paper is: it points at the slot. */
function PaperBand({ screen }: { screen: Ticketing }) {
  const { say } = useKioskWords();
  const { print } = screen;
  if (print.is === "not-asked") return null;
  const isPrinting = print.is === "printing";
  return (
    <div className="paper-band" role="status">
      <Icon name={isPrinting ? "printer" : "arrowDown"} />
      <p>
        <strong>{say(isPrinting ? "printing" : "takeTicket")}</strong>
        <span lang="en">{say(isPrinting ? "printingOther" : "takeTicketOther")}</span>
      </p>
    </div>
  );
}

function TicketNav({ screen }: { screen: Ticketing }) {
  const { dispatch, state, secondsLeft } = useKiosk();
  const { say } = useKioskWords();
  if (screen.print.is === "printing") return <div className="ticket__nav-space" />;
  return (
    <>
      {state.isElderly ? null : (
        <Button onPress={() => dispatch({ event: "another-thing" })}>{say("anotherThing")}</Button>
      )}
      <Button onPress={() => dispatch({ event: "print-again" })}>
        {say(screen.print.is === "not-asked" ? "reprint" : "printAgain")}
      </Button>
      <Button kind="next" onPress={() => dispatch({ event: "done" })}>
        <span className="button__stack">
          <span>{say("done")}</span>
          {secondsLeft === null ? null : (
            <span className="button__why">{say("returnsIn", { seconds: secondsLeft })}</span>
          )}
        </span>
      </Button>
    </>
  );
}
