import type { CSSProperties } from "react";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";

/** So many people are drawn; of more, the rest is a number. */
const drawn = 5;

/** Me on the way to the counter, and who stands between: the bar behind me grows as I come nearer. */
export function Line({ ahead }: { ahead: number }) {
  const { say } = useWords(phoneWords);
  const people = ahead > drawn ? drawn - 1 : ahead;
  return (
    <div className="phone__line" style={{ "--people": people } as CSSProperties} aria-hidden="true">
      <div className="phone__people">
        <span className="phone__me">{say("you")}</span>
        {ahead > drawn ? <span className="phone__more">+{ahead - people}</span> : null}
        {Array.from({ length: people }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: circles without an identity
          <span key={i} className="phone__person" />
        ))}
        <span className="phone__goal">{say("counter")}</span>
      </div>
      <div className="phone__track">
        <span />
      </div>
    </div>
  );
}
