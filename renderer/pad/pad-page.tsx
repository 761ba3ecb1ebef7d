import "./pad.css";
import { useEffect, useRef } from "react";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { useConnection, useHallDescription, useView } from "../kit/hall-context.tsx";
import { useErrorWords } from "../words/errors.ts";
import { padWords } from "../words/pad.ts";
import { useWords } from "../words/words.ts";
import { AskPage } from "./ask-page.tsx";
import { IdlePage } from "./idle-page.tsx";
import { PadFrame } from "./pad-frame.tsx";
import { type RatingState, restingPad } from "./rating-steps.ts";
import { ReasonsPage } from "./reasons-page.tsx";
import { SaidPage } from "./said-page.tsx";
import { useRating } from "./use-rating.ts";

/** The pad on a counter's desk: who serves me, and how it went. `start` is for looking at a step alone. */
export function PadPage({ start = restingPad }: { start?: RatingState }) {
  const { value, error, isStale } = useView("pad", {});
  const { say } = useWords(padWords);
  const explain = useErrorWords();
  const isAway = useConnection().kind === "away";
  if (!value) {
    const what = error ? explain(error) : isAway ? say("away") : say("connecting");
    return (
      <PadFrame pad={null}>
        <SaidPage what={what} text={error || isAway ? say("awayTodo") : ""} />
      </PadFrame>
    );
  }
  return <Connected pad={value} isStale={isStale} start={start} />;
}

interface ConnectedProps {
  pad: ViewValue<"pad">;
  isStale: boolean;
  start: RatingState;
}

function Connected({ pad, isStale, start }: ConnectedProps) {
  const { say, language, setLanguage } = useWords(padWords);
  const description = useHallDescription();
  const { state, tell } = useRating(pad.invitation, start);
  const { step } = state;
  const isIdle = step.kind === "idle";

  const wasIdle = useRef(isIdle);
  useEffect(() => {
    // The next person starts in Chinese.
    if (isIdle && !wasIdle.current && language !== "zh") setLanguage("zh");
    wasIdle.current = isIdle;
  }, [isIdle, language, setLanguage]);

  if (isStale && isIdle) {
    return (
      <PadFrame pad={pad}>
        <SaidPage
          what={say("away")}
          text={pad.invitation ? say("awayRate") : say("awayTodo")}
          isAlarm={true}
        />
      </PadFrame>
    );
  }
  const done = () => tell({ kind: "left-alone" });
  const levels = description?.ratingLevels ?? [];
  switch (step.kind) {
    case "idle":
      return <IdlePage pad={pad} onReopen={() => tell({ kind: "reopen" })} />;
    case "asked":
      return (
        <PadFrame pad={pad}>
          <AskPage
            pad={pad}
            levels={levels}
            onLevel={(level) => tell({ kind: "level", level })}
            onDecline={() => tell({ kind: "decline" })}
          />
        </PadFrame>
      );
    case "reasons":
    case "sending": {
      const level = levels.find((one) => one.level === step.level);
      return (
        <PadFrame pad={pad}>
          {level ? (
            <ReasonsPage
              level={level}
              chosen={step.tags}
              isSending={step.kind === "sending"}
              trouble={step.kind === "reasons" ? step.trouble : null}
              onTag={(code) => tell({ kind: "tag", code })}
              onBack={() => tell({ kind: "back" })}
              onSend={() => tell({ kind: "send" })}
            />
          ) : null}
        </PadFrame>
      );
    }
    case "thanks":
      return (
        <PadFrame pad={pad}>
          <SaidPage what={say("thanks")} text={say("thanksText")} onDone={done} isSaid={true} />
        </PadFrame>
      );
    case "declined":
      return (
        <PadFrame pad={pad}>
          <SaidPage what={say("declined")} text={say("declinedText")} onDone={done} />
        </PadFrame>
      );
    case "over": {
      const isBefore = step.because === "rated-before";
      return (
        <PadFrame pad={pad}>
          <SaidPage
            what={say(isBefore ? "ratedBefore" : "overWhat")}
            text={say(isBefore ? "ratedBeforeText" : "overText")}
            onDone={done}
          />
        </PadFrame>
      );
    }
  }
}
