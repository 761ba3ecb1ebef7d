import "../../kit/applications/applications.css";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Icon } from "../../kit/icon.tsx";
import { deadlineWords } from "../../words/deadlines.ts";
import { useWords } from "../../words/words.ts";

const refreshMs = 60_000;

/** How many of this clerk's applications are due soon or late; quiet while there is none. */
export function OwnLimitsButton({ onOpen }: { onOpen: () => void }) {
  const { say } = useWords(deadlineWords);
  const { value } = useAsked("deadlines:get", { list: "told", limit: 1 }, refreshMs);
  const count = value?.told?.handler ?? 0;
  if (!value || count === 0) return null;
  const isLate = value.counts.late > 0;
  return (
    <button
      type="button"
      className="desk-plain own-limits"
      aria-keyshortcuts="Alt+L"
      title={say("own.title")}
      onClick={onOpen}
    >
      <span className="desk-cap">Alt L</span>{" "}
      <span className={`due-sign due-sign--${isLate ? "red" : "yellow"}`}>
        <Icon name={isLate ? "octagon" : "triangle"} />
        {say(isLate ? "own.late" : "own.soon", { count, late: value.counts.late })}
      </span>
    </button>
  );
}
