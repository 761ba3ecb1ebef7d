import type { PageError } from "../kit/hall.ts";
import { Notice } from "../kit/notice.tsx";
import { counterWords } from "../words/counter.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import type { Desk } from "./dialogs/dialog.ts";
import { type Cap, greenKey, type Key } from "./keys.ts";
import type { Acting } from "./use-acting.ts";

interface ToldStripProps {
  desk: Desk;
  keys: Record<Cap, Key>;
  acting: Acting;
  isAway: boolean;
}

/** One place for what the hall said to the last press, and else for what the next step is. It never takes the focus. */
export function ToldStrip({ desk, keys, acting, isAway }: ToldStripProps) {
  const { say } = useWords(counterWords);
  const explain = useErrorWords();
  const { trouble, said } = acting;
  return (
    <div className="desk-told">
      {trouble ? (
        <Notice
          kind="wrong"
          what={isOtherClosed(trouble) ? say("trouble.otherClosed") : explain(trouble)}
          todo={
            <button type="button" className="desk-plain" onClick={acting.dismiss}>
              {say("notice.close")}
            </button>
          }
        />
      ) : said ? (
        <Notice
          kind="said"
          what={say(said.word, said.values)}
          todo={<Hint desk={desk} keys={keys} isAway={isAway} />}
        />
      ) : (
        <Hint desk={desk} keys={keys} isAway={isAway} />
      )}
    </div>
  );
}

function Hint({ desk, keys, isAway }: Omit<ToldStripProps, "acting">) {
  const { say } = useWords(counterWords);
  const { description, view } = desk;
  const green = greenKey(keys);
  const values = {
    seconds: description?.secondsBetweenCalls ?? "",
    minutes: description?.returnWindowMinutes ?? "",
    count: view.current?.callCount ?? 0,
  };
  if (isAway) return <p className="desk-hint">{say("hint.away")}</p>;
  if (green === null && view.counter.activity === "serving")
    return (
      <p className="desk-hint">
        <strong>{say("hint.green")}</strong>
        {say("hint.intake")}
        <br />
        {say("hint.intake.after")}
      </p>
    );
  if (green === null) {
    const isWaiting = view.counter.activity === "idle" && view.counter.state === "open";
    return isWaiting ? (
      <p className="desk-hint">
        {say("hint.none")}
        <br />
        {say("hint.none.after")}
      </p>
    ) : null;
  }
  const after = green === "F4" || green === "F5" ? say(`hint.${green}.after`, values) : null;
  return (
    <p className="desk-hint">
      <strong>{say("hint.green")}</strong>
      {say(hintOf(green), values)}
      {after ? (
        <>
          <br />
          {after}
        </>
      ) : null}
    </p>
  );
}

function hintOf(green: Cap) {
  switch (green) {
    case "F3":
    case "F4":
    case "F5":
    case "F8":
      return `hint.${green}` as const;
    default:
      return "hint.F1" as const;
  }
}

/** The same refusal means two things: this counter is not open, or the one that somebody was to be sent to. */
function isOtherClosed(trouble: PageError): boolean {
  return trouble.code === "counter-not-open" && "counterId" in trouble.params;
}
