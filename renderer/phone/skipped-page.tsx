import { useState } from "react";
import { Button } from "../kit/button.tsx";
import { clockOf } from "../kit/clock.ts";
import { useHall, useHallDescription, useHallTime } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { useErrorWords } from "../words/errors.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { ToldPage } from "./told-page.tsx";

/** Missed, and once more allowed back in line, for so long as the clock on the page says. */
export function SkippedPage({ ticket, token }: { ticket: Ticket; token: string }) {
  const { say } = useWords(phoneWords);
  const explain = useErrorWords();
  const hall = useHall();
  const now = useHallTime(5_000);
  const description = useHallDescription();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const { returnUntil } = ticket;
  // The hall says so when it is asked; meanwhile the page's own clock does.
  const mayReturn = ticket.mayReturn && returnUntil !== null && now <= Date.parse(returnUntil);
  const minutes = description?.returnWindowMinutes ?? 30;
  const goBack = async () => {
    setIsBusy(true);
    setTrouble(null);
    const answer = await hall.send("ticket:return", { token });
    // Back in line: the ticket's own page says so next.
    if (answer.ok) return;
    setIsBusy(false);
    setTrouble(explain(answer.error));
  };

  if (!mayReturn || returnUntil === null) {
    return (
      <ToldPage ticket={ticket} what={say("skipped")} text={say("skippedOver", { minutes })} isOver={true}>
        <p className="phone__text">{say("takeAgain")}</p>
      </ToldPage>
    );
  }
  const behind = description?.returnBehind ?? "";
  return (
    <ToldPage
      ticket={ticket}
      what={say("skipped")}
      text={say("skippedText", { until: clockOf(returnUntil), behind })}
    >
      {trouble ? <Notice kind="wrong" what={trouble} /> : null}
      <div className="phone__bottom">
        <Button kind="next" onPress={goBack} disabledBecause={isBusy ? say("returning") : null}>
          {say("return")}
        </Button>
      </div>
    </ToldPage>
  );
}
