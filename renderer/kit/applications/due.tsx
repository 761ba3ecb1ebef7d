import "./applications.css";
import type { ApplicationRow } from "../../../hall-server/contract/intake.ts";
import { applicationWords } from "../../words/applications.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../icon.tsx";

type Due = Pick<ApplicationRow, "light" | "remainingDays" | "state">;
type Kind = "red" | "yellow" | "green" | "paused" | "none";

const icons = {
  red: "octagon",
  yellow: "triangle",
  green: "checkCircle",
  paused: "pause",
  none: "clock",
} as const;

const kindOf = ({ state, light }: Due): Kind => (state === "special-step" ? "paused" : (light ?? "none"));

/** Octagon late, triangle due soon, a tick in time; a pause while the clock stands. Never a colour alone. */
export function LightSign({ due }: { due: Due }) {
  const { say } = useWords(applicationWords);
  const kind = kindOf(due);
  const said = say(saidOf(kind));
  return (
    <span className={`light light--${kind}`} title={said}>
      <Icon name={icons[kind]} />
      <span className="unseen">{said}</span>
    </span>
  );
}

/** The light with what is left in words: 剩 3 个工作日. */
export function DueSign({ due }: { due: Due }) {
  const { left } = useDueWords();
  const kind = kindOf(due);
  return (
    <span className={`due-sign due-sign--${kind}`}>
      <Icon name={icons[kind]} />
      {left(due)}
    </span>
  );
}

function saidOf(kind: Kind) {
  if (kind === "paused") return "clockStands";
  return kind === "none" ? "noClock" : (`light.${kind}` as const);
}

/** While it is not decided a clock runs, or is about to. */
const undecided: readonly Due["state"][] = [
  "submitted",
  "received",
  "supplementing",
  "accepted",
  "reviewing",
];

interface DueWords {
  left: (due: Due) => string;
  on: (day: string) => string;
  /** By which date it is due; while the clock stands, by which it was. */
  by: (due: Pick<ApplicationRow, "dueOn" | "state">) => string;
  day: (day: string) => string;
}

/** How much time is left, and until when. */
export function useDueWords(): DueWords {
  const { say } = useWords(applicationWords);
  const parts = (day: string) => ({ month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) });
  return {
    on: (day) => say("dueOn", parts(day)),
    by: ({ dueOn, state }) => {
      if (dueOn === null) return "";
      return say(state === "special-step" ? "dueWas" : "dueOn", parts(dueOn));
    },
    day: (day) => say("day", parts(day)),
    left: ({ remainingDays, state }) => {
      if (state === "special-step") return say("clockStands");
      if (remainingDays === null) return say(undecided.includes(state) ? "noClock" : "clockOver");
      if (remainingDays === 0) return say("dueToday");
      if (remainingDays === -1) return say("lateOne");
      if (remainingDays < 0) return say("late", { days: -remainingDays });
      return remainingDays === 1 ? say("dueInOne") : say("dueIn", { days: remainingDays });
    },
  };
}
