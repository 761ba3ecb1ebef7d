import type { PrintRefusal } from "../../../drivers/contract/print.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { QrCode } from "../../kit/qr-code.tsx";
import type { PrintState } from "../flow/state.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Counters } from "../parts/counters.tsx";
import { LargeNumber } from "../parts/large-number.tsx";
import { Page } from "../parts/page.tsx";
import { Tile } from "../parts/tile.tsx";
import { ServiceIcon } from "../service-icons.tsx";
import { useStateSentence, useTicket } from "../use-ticket.ts";
import { Lines } from "./insert-card-screen.tsx";
import type { Ticketing } from "./ticket-screen.tsx";

type NoPaper = Extract<PrintState, { is: "not-printed" | "unknown" }>;

/** Nothing came out, or nobody knows: one line says what and “still valid”; the number keeps its size. */
export function PaperOutScreen({ screen, print }: { screen: Ticketing; print: NoPaper }) {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  const ticket = useTicket(screen.ticket);
  const sentence = useStateSentence(ticket.state);
  const words = wordsOf(print);
  const { number } = screen.ticket;
  return (
    <Page
      className="ticket paper-out"
      lead={
        <>
          <div className="amber-band" role="alert">
            <ServiceIcon name="warning" />
            <p>
              <strong>{say(words.what)}</strong>
              <span>{say(words.todo)}</span>
            </p>
          </div>
          <LargeNumber value={number} />
        </>
      }
      nav={
        <>
          <Button onPress={() => dispatch({ event: "print-again" })}>
            <Icon name="printer" />
            {say(print.is === "unknown" ? "printAgain" : "tryPrint")}
          </Button>
          <Button kind="next" onPress={() => dispatch({ event: "done" })}>
            {say("noted")}
          </Button>
          <p className="idle-note">{say("idleNote")}</p>
        </>
      }
    >
      <div className="short-facts">
        {sentence ? <p>{sentence}</p> : null}
        {sentence === null && ticket.ahead !== null ? (
          <p>{say("aheadSentence", { count: ticket.ahead })}</p>
        ) : null}
        {sentence === null && ticket.ahead === null ? <p>{say("aloneAhead")}</p> : null}
        {sentence === null && ticket.range !== null ? (
          <p className="short-facts__wait">{say("waitSentence", { range: ticket.range })}</p>
        ) : null}
        <Counters ids={ticket.counterIds} />
      </div>
      <section className="keep">
        <QrCode text={ticket.phoneUrl} label={say("qrLabel")} />
        <div>
          <h2>
            <Lines of={[say("scanThis1"), say("scanThis2")]} />
          </h2>
          <p>
            <Lines of={[say("scanThisMore1"), say("scanThisMore2")]} />
          </p>
          <hr />
          <h3>
            <ServiceIcon name="camera" />
            {say("photo")}
          </h3>
          <p>{say("photoMore", { number })}</p>
        </div>
      </section>
      <Tile
        kind="list"
        className="tile--ink"
        icon={<Icon name="bell" />}
        title={say("writeForMe")}
        more={say("writeForMeMore")}
        hasArrow
        onPress={() => dispatch({ event: "call-help" })}
      />
    </Page>
  );
}

type WordKey = Parameters<ReturnType<typeof useKioskWords>["say"]>[0];

function wordsOf(print: NoPaper): { what: WordKey; todo: WordKey } {
  if (print.is === "unknown") return { what: "unknownPrint", todo: "unknownPrintMore" };
  return refusalWords(print.reason);
}

function refusalWords(reason: PrintRefusal): { what: WordKey; todo: WordKey } {
  switch (reason) {
    case "paper-out":
      return { what: "paperOut", todo: "paperOutMore" };
    case "cover-open":
      return { what: "coverOpen", todo: "coverOpenMore" };
    case "not-connected":
      return { what: "printerAway", todo: "noPrintMore" };
    case "busy":
    case "in-use":
      return { what: "printerBusy", todo: "noPrintMore" };
    case "faulty":
    case "bad-input":
    case "not-supported":
    case "already-printed":
      return { what: "printerFaulty", todo: "noPrintMore" };
    default:
      return reason satisfies never;
  }
}
