import { counterWords } from "../words/counter.ts";
import { useWords } from "../words/words.ts";
import type { Names } from "./names.ts";

interface ClassBadgeProps {
  names: Names;
  classId: string;
  isClaimed: boolean;
}

/** 军, 老 …; a class that only the person said is marked, since somebody should look at a proof. */
export function ClassBadge({ names, classId, isClaimed }: ClassBadgeProps) {
  const { say } = useWords(counterWords);
  const badge = names.badge(classId);
  if (badge === null) return null;
  return (
    <>
      <span className="desk-badge">
        <span aria-hidden="true">{badge}</span>
        <span className="unseen">{names.class(classId)}</span>
        {isClaimed ? <span className="desk-badge__claimed">{say("queue.claimed")}</span> : null}
      </span>{" "}
    </>
  );
}
