import type { ApplicationRow } from "../../hall-server/contract/intake.ts";
import { Icon } from "../kit/icon.tsx";
import { applicationWords } from "../words/applications.ts";
import { useWords } from "../words/words.ts";

type Due = Pick<ApplicationRow, "light" | "remainingDays" | "dueOn" | "state">;

/** Octagon late, triangle due soon, a tick in time; a pause while the clock stands. Never a colour alone. */
export function LightSign({ due }: { due: Due }) {
  const { say } = useWords(applicationWords);
  if (due.state === "special-step") return <Sign kind="paused" said={say("clockStands")} />;
  switch (due.light) {
    case "red":
      return <Sign kind="red" said={say("light.red")} />;
    case "yellow":
      return <Sign kind="yellow" said={say("light.yellow")} />;
    case "green":
      return <Sign kind="green" said={say("light.green")} />;
    case null:
      return <Sign kind="none" said={say("noClock")} />;
    default:
      return due.light satisfies never;
  }
}

const icons = {
  red: "octagon",
  yellow: "triangle",
  green: "checkCircle",
  paused: "pause",
  none: "clock",
} as const;

function Sign({ kind, said }: { kind: keyof typeof icons; said: string }) {
  return (
    <span className={`light light--${kind}`} title={said}>
      <Icon name={icons[kind]} />
      <span className="unseen">{said}</span>
    </span>
  );
}

/** While it is not decided a clock runs, or is about to. */
const undecided: readonly Due["state"][] = [
  "submitted",
  "received",
  "supplementing",
  "accepted",
  "reviewing",
];

/** How much time is left, in words. */
export function useDueWords(): {
  left: (due: Due) => string;
  on: (day: string) => string;
  day: (day: string) => string;
} {
  const { say } = useWords(applicationWords);
  const parts = (day: string) => ({ month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) });
  return {
    on: (day) => say("dueOn", parts(day)),
    day: (day) => say("day", parts(day)),
    left: ({ remainingDays, state }) => {
      if (state === "special-step") return say("clockStands");
      if (remainingDays === null) return say(undecided.includes(state) ? "noClock" : "clockOver");
      if (remainingDays === 0) return say("dueToday");
      if (remainingDays < 0)
        return remainingDays === -1 ? say("lateOne") : say("late", { days: -remainingDays });
      return remainingDays === 1 ? say("dueInOne") : say("dueIn", { days: remainingDays });
    },
  };
}
