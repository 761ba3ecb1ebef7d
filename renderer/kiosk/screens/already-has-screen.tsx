import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { rangeOf } from "../../kit/wait-range.ts";
import type { Screen } from "../flow/state.ts";
import { useChoice, useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Counters } from "../parts/counters.tsx";
import { Facts } from "../parts/facts.tsx";
import { LargeNumber } from "../parts/large-number.tsx";
import { HelpButton, LanguageButton } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { UnknownLine } from "../parts/unknown-line.tsx";
import { useStateSentence } from "../use-ticket.ts";

/** 您已经有号了: the number that this person has, instead of a second one. */
export function AlreadyHasScreen({ screen }: { screen: Extract<Screen, { at: "already-has" }> }) {
  const { dispatch } = useKiosk();
  const { say } = useKioskWords();
  const { queue } = useChoice(screen.choice);
  const sentence = useStateSentence(screen.state);
  return (
    <Page
      className="ticket already-has"
      lead={
        <>
          <p className="ticket__greeting">{say("alreadyTitle")}</p>
          <LargeNumber value={screen.number} />
        </>
      }
      nav={
        <>
          <HelpButton />
          <LanguageButton />
          <Button kind="next" onPress={() => dispatch({ event: "done" })}>
            {say("done")}
          </Button>
        </>
      }
    >
      {sentence ? (
        <p className="ticket__sentence">{sentence}</p>
      ) : screen.ahead === null ? (
        <UnknownLine />
      ) : (
        <Facts
          ahead={screen.ahead}
          aheadTitle={say("aheadShort")}
          range={screen.ahead === 0 ? null : rangeOf(queue?.wait ?? null)}
        />
      )}
      {queue ? (
        <section className="where">
          <p className="where__title">{say(queue.counterIds.length === 1 ? "whereOne" : "where")}</p>
          <Counters ids={queue.counterIds} />
          <p className="where__floor">{say("alreadyMore")}</p>
        </section>
      ) : null}
      <div className="trouble__ways">
        <Button className="wide-button" onPress={() => dispatch({ event: "print-again" })}>
          <Icon name="printer" />
          {say("reprint")}
        </Button>
        <Button className="wide-button" onPress={() => dispatch({ event: "another-thing" })}>
          {say("chooseOther")}
        </Button>
      </div>
    </Page>
  );
}
