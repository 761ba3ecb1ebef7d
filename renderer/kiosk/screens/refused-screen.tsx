import type { PageError } from "../../kit/hall.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useKioskWords } from "../kiosk-context.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { HallClosedScreen } from "./hall-closed-screen.tsx";
import { NoNumbersAloneScreen } from "./no-numbers-alone-screen.tsx";
import { QueueClosedScreen } from "./queue-closed-screen.tsx";
import { OtherThings, QuotaUsedUpScreen } from "./quota-used-up-screen.tsx";
import { NoAnswerScreen } from "./server-away-screen.tsx";

/** The hall said no: each reason that a person can do something about has its own page. */
export function RefusedScreen({ error }: { error: PageError }) {
  const { say } = useKioskWords();
  const explain = useErrorWords();
  switch (error.code) {
    case "quota-used-up":
      return <QuotaUsedUpScreen />;
    case "queue-closed":
      return "because" in error.params && error.params.because === "no-numbers" ? (
        <NoNumbersAloneScreen />
      ) : (
        <QueueClosedScreen />
      );
    case "hall-closed":
      return <HallClosedScreen />;
    case "server-away":
      return <NoAnswerScreen />;
    default:
      return (
        <Trouble kind="wrong" what={say("wrongTitle")} todo={explain(error)}>
          <OtherThings />
        </Trouble>
      );
  }
}
