import { useCallback, useEffect, useRef, useState } from "react";
import type { PrintOutcome } from "../../../drivers/contract/print.ts";
import type { Item } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { useHall } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { QrCode } from "../../kit/qr-code.tsx";
import { applyWords } from "../../words/kiosk-apply.ts";
import { useWords } from "../../words/words.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Page } from "../parts/page.tsx";
import { pagesFor } from "./applying.ts";
import type { Submitted } from "./office.ts";
import { layOutReceipt } from "./receipt-layout.ts";
import { spaced } from "./spaced.ts";

interface DoneStepProps {
  item: Item;
  submitted: Submitted;
}

/** The number and the password, large; the receipt is printed by itself once. */
export function DoneStep({ item, submitted }: DoneStepProps) {
  const { dispatch, hall, hallAddress } = useKiosk();
  const { say } = useWords(applyWords);
  const { say: sayKiosk } = useKioskWords();
  const { outcome, print } = useReceipt(item, submitted);
  return (
    <Page
      className="apply apply--done"
      nav={
        <>
          <Button
            disabledBecause={outcome === "printing" ? say("done.printing") : null}
            onPress={() => print()}
          >
            <Icon name="printer" />
            {say("done.printAgain")}
          </Button>
          <Button kind="next" onPress={() => dispatch({ event: "done" })}>
            {say("done.finish")}
          </Button>
        </>
      }
      lead={
        <>
          <h1 className="lead__title lead__title--long">{say("done.title")}</h1>
          <p className="lead__more">{say(submitted.isEarlier ? "done.earlier" : "done.todo")}</p>
          <Said outcome={outcome} />
        </>
      }
    >
      <dl className="apply__numbers">
        <div>
          <dt>{say("done.number")}</dt>
          <dd className="digits">{spaced(submitted.number, 6)}</dd>
        </div>
        <div>
          <dt>{say("done.password")}</dt>
          <dd className="digits">{spaced(submitted.queryPassword, 4)}</dd>
        </div>
      </dl>
      <section className="scan">
        <QrCode text={progressAddress(hallAddress, submitted.number)} label={say("done.scan")} />
        <div>
          <h2>{say("done.scan")}</h2>
          <p>{sayKiosk("footHotline", { hotline: hall.hotline })}</p>
        </div>
      </section>
    </Page>
  );
}

function Said({ outcome }: { outcome: PrintOutcome | "printing" }) {
  const { say } = useWords(applyWords);
  if (outcome === "printing") return <Notice kind="said" icon="printer" what={say("done.printing")} />;
  switch (outcome.outcome) {
    case "printed":
      return <Notice kind="said" icon="arrowDown" what={say("done.printed")} />;
    case "not-printed":
      return (
        <Notice
          kind="attention"
          what={say(outcome.reason === "paper-out" ? "done.paperOut" : "done.notPrinted")}
        />
      );
    case "unknown":
      return <Notice kind="attention" what={say("done.unknown")} />;
    default:
      return outcome satisfies never;
  }
}

/** The number stands behind the #: no server's log has it. The password is not in it. */
export function progressAddress(hallAddress: string, number: string): string {
  return `${hallAddress}/progress/#number=${number}`;
}

function useReceipt(item: Item, submitted: Submitted) {
  const connection = useHall();
  const { office, hall, hallAddress, state } = useKiosk();
  const { language, address } = useKioskWords();
  const [outcome, setOutcome] = useState<PrintOutcome | "printing">("printing");
  const isGone = useRef(false);
  const isBegun = useRef(false);
  const now = connection.now();
  const print = useCallback(() => {
    setOutcome("printing");
    const printedAt = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
      timeZone: hall.timeZone,
      dateStyle: "medium",
      timeStyle: "short",
    }).format(now);
    void office
      .print((jobId) =>
        layOutReceipt({
          jobId,
          hall,
          itemName: item.name,
          number: submitted.number,
          queryPassword: submitted.queryPassword,
          person: state.person ? address(state.person) : null,
          materials: item.materials.flatMap(({ id, name }) => {
            const pages = pagesFor(submitted.sent, id).length;
            return pages > 0 ? [{ name, pages }] : [];
          }),
          progressUrl: progressAddress(hallAddress, submitted.number),
          printedAt,
          language,
        }),
      )
      .then((printed) => {
        if (!isGone.current) setOutcome(printed);
      });
  }, [office, hall, hallAddress, item, submitted, state.person, address, language, now]);
  // Once, by itself; every further receipt is a person's press.
  useEffect(() => {
    isGone.current = false;
    if (!isBegun.current) {
      isBegun.current = true;
      print();
    }
    return () => {
      isGone.current = true;
    };
  }, [print]);
  return { outcome, print };
}
