import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { rangeOf } from "../../kit/wait-range.ts";
import type { Screen } from "../flow/state.ts";
import { type QueueRow, useChoice, useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Counters } from "../parts/counters.tsx";
import { Facts } from "../parts/facts.tsx";
import { BackButton, HelpButton, Nav } from "../parts/nav.tsx";
import { Page } from "../parts/page.tsx";
import { PersonNotice } from "../parts/person-notice.tsx";
import { Steps } from "../parts/steps.tsx";
import { UnknownLine } from "../parts/unknown-line.tsx";
import { Claims } from "./confirm/claims.tsx";
import { HallClosedScreen } from "./hall-closed-screen.tsx";
import { NoNumbersAloneScreen } from "./no-numbers-alone-screen.tsx";
import { QueueClosedScreen } from "./queue-closed-screen.tsx";
import { QuotaUsedUpScreen } from "./quota-used-up-screen.tsx";

/** In the large type of a title. */
const longestOnOneLine = 10;

type Confirming = Extract<Screen, { at: "confirm" }>;

/** The last look before the number is taken: what for, how long, where; and priority for whoever has it. */
export function ConfirmScreen({ screen }: { screen: Confirming }) {
  const { state, view, alone } = useKiosk();
  const { queue } = useChoice(screen.choice);
  if (!view.hall.isOpen) return <HallClosedScreen />;
  if (alone && !alone.includes(queue?.id ?? "")) return <NoNumbersAloneScreen />;
  if (queue?.closedBecause === "quota") return <QuotaUsedUpScreen />;
  if (queue?.closedBecause === "hours") return <QueueClosedScreen />;
  return state.isElderly ? <ElderlyConfirm queue={queue} /> : <Confirm screen={screen} queue={queue} />;
}

function Confirm({ screen, queue }: { screen: Confirming; queue: QueueRow | null }) {
  const { dispatch, hall } = useKiosk();
  const { say, pick } = useKioskWords();
  const { name } = useChoice(screen.choice);
  const zone = hall.zones.find((one) => one.id === queue?.zoneId);
  return (
    <Page
      className="confirm"
      nav={<Nav />}
      lead={
        <>
          <Steps at={3} />
          <p className="lead__kicker">{say("youDo")}</p>
          <h1 className={`lead__title ${pick(name).length > longestOnOneLine ? "lead__title--long" : ""}`}>
            {pick(name)}
          </h1>
          <PersonNotice />
        </>
      }
    >
      {screen.isClaimListOpen ? (
        <Claims claim={screen.claim} />
      ) : (
        <>
          <Line queue={queue} />
          {queue ? (
            <section className="where">
              <p className="where__title">{say(queue.counterIds.length === 1 ? "whereOne" : "where")}</p>
              <Counters ids={queue.counterIds} />
              {zone ? (
                <p className="where__floor">
                  {say("floor", { zone: pick(zone.name), directions: pick(zone.directions) })}
                </p>
              ) : null}
            </section>
          ) : null}
          <ClaimsRow claim={screen.claim} />
        </>
      )}
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "confirm" })}>
        <Icon name="ticket" />
        {say("confirm")}
      </Button>
    </Page>
  );
}

/** How many wait, as the hall says; a kiosk alone does not know it. */
function Line({ queue }: { queue: QueueRow | null }) {
  const { alone } = useKiosk();
  const { say } = useKioskWords();
  if (alone) return <UnknownLine />;
  return (
    <Facts ahead={queue?.waiting ?? null} aheadTitle={say("ahead")} range={rangeOf(queue?.wait ?? null)} />
  );
}

/** One quiet line: most people do not need it, and nobody is asked. */
function ClaimsRow({ claim }: { claim: string | null }) {
  const { dispatch, hall } = useKiosk();
  const { say, pick } = useKioskWords();
  const claimed = hall.classes.find((one) => one.id === claim);
  if (!hall.classes.some((one) => one.mayBeClaimed)) return null;
  return (
    <button
      type="button"
      className={`claims-row ${claimed ? "claims-row--claimed" : ""}`}
      onClick={() => dispatch({ event: "open-claims" })}
    >
      {claimed ? <Icon name="check" /> : <Icon name="users" />}
      <span>{claimed ? say("claimed", { class: pick(claimed.name) }) : say("claims")}</span>
      <Icon name="arrowRight" />
    </button>
  );
}

function ElderlyConfirm({ queue }: { queue: QueueRow | null }) {
  const { dispatch, state } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Page
      className="confirm confirm--elderly"
      nav={
        <>
          <BackButton />
          <HelpButton />
        </>
      }
      lead={
        <>
          <h1 className="lead__title">{say("elderlyAsk")}</h1>
          <p className="lead__more">{say("elderlyAskMore")}</p>
          {state.person ? <PersonNotice /> : null}
        </>
      }
    >
      <Line queue={queue} />
      <Button kind="next" className="wide-button" onPress={() => dispatch({ event: "confirm" })}>
        <Icon name="ticket" />
        {say("elderlyYes")}
      </Button>
    </Page>
  );
}
