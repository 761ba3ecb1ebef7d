import { commonWords } from "../../words/common.ts";
import { deskWords } from "../../words/desk.ts";
import { useWords } from "../../words/words.ts";
import { Notice } from "../notice.tsx";

/** Says from when the page is, while nothing is heard of the hall; `since` is null while all is well. */
export function StaleBanner({ since }: { since: string | null }) {
  const { say } = useWords(deskWords);
  const common = useWords(commonWords);
  return (
    <div className="desk__banner">
      {since === null ? null : (
        <Notice kind="attention" what={common.say("staleSince", { time: since })} todo={say("staleTodo")} />
      )}
    </div>
  );
}
