import { useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useHallTime } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { problemWords } from "../../words/manager-problems.ts";
import { useWords } from "../../words/words.ts";
import type { Place } from "../tabs.ts";
import { useHallClock } from "../use-hall-clock.ts";
import { type Problem, useProblemWords } from "./problem-said.ts";

interface ProblemListProps {
  value: ViewValue<"hall">;
  isStale: boolean;
  go: (place: Place) => void;
  showQueue: (queueId: string) => void;
}

/** Worst first, as the hall sorted them; one step each, and the first one's step is the page's green button. */
export function ProblemList({ value, isStale, go, showQueue }: ProblemListProps) {
  const words = useWords(managerWords);
  const { say } = useWords(problemWords);
  const explain = useErrorWords();
  const said = useProblemWords(value);
  const clock = useHallClock();
  const now = useHallTime();
  const answer = useAct("help:answer");
  const [stepMinutes, setStepMinutes] = useState<string | null>(null);

  const stepOf = (problem: Problem): { label: string; act: () => void; changesHall?: boolean } | null => {
    switch (problem.code) {
      case "queue-slow":
        return { label: say("queue-slow.act"), act: () => showQueue(String(problem.params.queue)) };
      case "device-down":
      case "device-attention":
        return { label: say("device.act"), act: () => go({ tab: "devices" }) };
      case "display-away":
        return { label: say("display-away.act"), act: () => go({ tab: "devices" }) };
      case "shell-silent":
      case "shell-trouble":
      case "shell-wrong-code":
        return { label: say("shell.act"), act: () => go({ tab: "shells" }) };
      case "clock-step":
        return {
          label: say("clock-step.act"),
          act: () => setStepMinutes(String(problem.params.minutes)),
          changesHall: true,
        };
      case "call-out-of-order":
        return {
          label: say("call-out-of-order.act"),
          act: () => go({ tab: "tickets", number: String(problem.params.number) }),
        };
      case "bad-rating":
        return { label: say("bad-rating.act"), act: () => go({ tab: "ratings" }) };
      case "help":
        return {
          label: say("help.act"),
          act: () => void answer.act({ helpId: String(problem.params.help) }),
          changesHall: true,
        };
      case "paper-late":
      case "paper-missing":
      case "results-unclaimed":
      case "results-late":
      case "elsewhere-silent":
        return { label: say("results.act"), act: () => go({ tab: "results" }) };
      case "limits-late":
      case "calendar-missing":
        return { label: say("limits.act"), act: () => go({ tab: "deadlines" }) };
      case "storage":
        return null;
      default:
        problem.code satisfies never;
        return null;
    }
  };
  const steps = value.problems.map(stepOf);
  const first = steps.findIndex((step) => step !== null);

  return (
    <>
      {answer.trouble ? <Notice kind="wrong" what={explain(answer.trouble)} /> : null}
      {value.problems.length === 0 ? null : (
        <ul className={`problems ${value.problems.length > 5 ? "problems--many" : "problems--few"}`}>
          {value.problems.map((problem, i) => {
            const { what, todo } = said(problem, now);
            const step = steps[i];
            return (
              <li key={problem.id} className="problem">
                <span className={`problem__sign problem__sign--${problem.severity}`}>
                  <Icon name={problem.severity === "red" ? "octagon" : "triangle"} />
                </span>
                <div className="problem__words">
                  <h2>{what}</h2>
                  <p>{todo}</p>
                </div>
                {step ? (
                  <Button
                    kind={i === first ? "next" : "plain"}
                    className="problem__step"
                    onPress={step.act}
                    {...(step.changesHall && isStale
                      ? { disabledBecause: words.say("staleBecause") }
                      : { label: `${step.label}：${what}` })}
                  >
                    {step.label}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {stepMinutes === null ? null : (
        <ConfirmDialog
          title={say("clock.ask")}
          yes={say("clock.yes")}
          no={words.say("cancel")}
          command="clock:confirm"
          input={{}}
          onClose={() => setStepMinutes(null)}
        >
          <p>{say("clock.body", { minutes: stepMinutes, time: clockOf(clock(now)) })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
