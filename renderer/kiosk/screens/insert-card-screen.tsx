import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { rangeOf } from "../../kit/wait-range.ts";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { useIsReaderDown } from "../parts/card-asked.tsx";
import { LanguageButton } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { Steps } from "../parts/steps.tsx";
import { Tile } from "../parts/tile.tsx";
import { useHasSelfService } from "../parts/use-offered.ts";
import { CardPicture } from "../service-icons.tsx";

/** The first page: a poster for the card, and the ways without one. */
export function InsertCardScreen() {
  const { dispatch, view, printer, speech, alone } = useKiosk();
  const { say } = useKioskWords();
  const waiting = useWaitingWords();
  const hasSelfService = useHasSelfService() && !alone;
  const isPaperOut = printer?.kind === "paper-out";
  const isPrinterDown = printer !== null && !["ready", "paper-near-end", "opening"].includes(printer.kind);
  const isReaderDown = useIsReaderDown();
  return (
    <Page className={`home ${hasSelfService ? "home--full" : ""}`} lead={<Poster />} nav={<HomeNav />}>
      <Tile
        kind="take"
        icon={<Icon name="ticket" />}
        title={say("take")}
        more={
          <>
            <span className="tile__second">{say(view.needsCard ? "takeNeedsCard" : "takeMore")}</span>
            <span>{waiting}</span>
          </>
        }
        hasArrow
        onPress={() => dispatch({ event: "take-number" })}
      />
      <div className="home__pair">
        <Tile
          kind="side"
          icon={<Icon name="book" />}
          title={say("guide")}
          more={<Lines of={[say("guideMore1"), say("guideMore2")]} />}
          onPress={() => dispatch({ event: "open-guide" })}
        />
        <Tile
          kind="side"
          icon={<Icon name="clock" />}
          title={say("myTurn")}
          more={<Lines of={[say("myTurnMore1"), say("myTurnMore2")]} />}
          onPress={() => dispatch({ event: "ask-my-turn" })}
        />
      </div>
      {hasSelfService ? (
        <div className="home__pair">
          <Tile
            kind="side"
            icon={<Icon name="check" />}
            title={say("apply")}
            more={<Lines of={[say("applyMore1"), say("applyMore2")]} />}
            onPress={() => dispatch({ event: "open-apply" })}
          />
          <Tile
            kind="side"
            icon={<Icon name="search" />}
            title={say("progress")}
            more={<Lines of={[say("progressMore1"), say("progressMore2")]} />}
            onPress={() => dispatch({ event: "open-progress" })}
          />
        </div>
      ) : null}
      <Tile
        kind="side"
        className="tile--wide"
        icon={<Icon name="calendar" />}
        title={say(hasSelfService ? "deskWithout" : "desk")}
        more={say("deskMore")}
        onPress={() => dispatch({ event: "open-desk" })}
      />
      {isReaderDown && !isPrinterDown ? (
        <Notice
          kind="attention"
          what={say("readerDown")}
          todo={say(view.needsCard ? "readerDownNeedsCard" : "readerDownTodo")}
        />
      ) : null}
      {isPrinterDown ? (
        <Notice
          kind="attention"
          what={say(isPaperOut ? "paperOutNotice" : "printerDownNotice")}
          todo={say("stillTake")}
        />
      ) : null}
      <Tile
        kind="soft"
        icon={<Icon name="textAa" />}
        title={say("elderly")}
        more={say(speech.isAvailable ? "elderlyMoreSpoken" : "elderlyMore")}
        hasArrow
        onPress={() => dispatch({ event: "elderly", isElderly: true })}
      />
    </Page>
  );
}

export function Lines({ of }: { of: readonly string[] }) {
  return of.map((line) => (
    <span key={line} className="line">
      {line}
    </span>
  ));
}

function Poster() {
  const { say } = useKioskWords();
  return (
    <div className="poster">
      <Steps at={1} />
      <h1 className="poster__title">{say("homeTitle")}</h1>
      <p className="poster__todo">
        <Lines of={[say("homeTodo1"), say("homeTodo2")]} />
      </p>
      <p className="poster__other">{say("homeOther")}</p>
      <div className="poster__picture">
        <CardPicture />
      </div>
    </div>
  );
}

function useWaitingWords(): string {
  const { view, alone } = useKiosk();
  const { say } = useKioskWords();
  if (alone) return say("aloneHome");
  const waiting = view.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  if (view.queues.length > 0 && view.queues.every((queue) => !queue.isOpen)) {
    return say(view.queues.every((queue) => queue.closedBecause === "quota") ? "quotaShort" : "cutOffShort");
  }
  const isServed = view.counters.some((counter) => counter.state === "open");
  if (waiting === 0 && isServed) return say("nobodyWaiting");
  // The all-round queue's own range: other queues have theirs on their own pages.
  const range = rangeOf(view.queues[0]?.wait ?? null);
  return range ? say("nowWaiting", { waiting, range }) : say("nowWaitingOnly", { waiting });
}

function HomeNav() {
  const { dispatch, speech, isSpeaking, setSpeaking, alone } = useKiosk();
  const { say } = useKioskWords();
  return (
    <>
      <Button className="home__help" onPress={() => dispatch({ event: "call-help" })}>
        <Icon name="bell" />
        <span className="button__stack">
          <span>{say("help")}</span>
          <span className="button__why">{say(alone ? "aloneHelp" : "helpMore")}</span>
        </span>
      </Button>
      {speech.isAvailable ? (
        <Button isPressed={isSpeaking} onPress={() => setSpeaking(!isSpeaking)}>
          <Icon name={isSpeaking ? "speakerOff" : "speaker"} />
          {say(isSpeaking ? "readOff" : "read")}
        </Button>
      ) : null}
      <LanguageButton />
    </>
  );
}
