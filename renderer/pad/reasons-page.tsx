import "./reasons.css";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import { Button } from "../kit/button.tsx";
import { Face } from "../kit/faces.tsx";
import { Icon } from "../kit/icon.tsx";
import { UnbrokenWords } from "../kit/unbroken-words.tsx";
import { padWords } from "../words/pad.ts";
import { useWords } from "../words/words.ts";
import type { SendTrouble } from "./rating-steps.ts";

interface ReasonsPageProps {
  level: HallDescription["ratingLevels"][number];
  chosen: readonly string[];
  isSending: boolean;
  trouble: SendTrouble | null;
  onTag: (code: string) => void;
  onBack: () => void;
  onSend: () => void;
}

/** The level's own reasons, word for word. A bad level needs one, so that somebody can look into it. */
export function ReasonsPage({ level, chosen, isSending, trouble, onTag, onBack, onSend }: ReasonsPageProps) {
  const { say, pick } = useWords(padWords);
  const name = pick(level.name);
  const needsReason = level.isBad && chosen.length === 0;
  return (
    <>
      <div className="pad__level">
        <Face level={level.level as 1 | 2 | 3 | 4 | 5} />
        <div>
          <h1>{say(level.isBad ? "whyBad" : "whyGood", { level: name })}</h1>
          {trouble ? (
            <p className="pad__trouble" role="alert">
              <Icon name="octagon" />
              {say(trouble === "away" ? "notSentAway" : "notSentRefused")}
            </p>
          ) : (
            <p className="pad__free">{say(level.isBad ? "mustChoose" : "mayChoose")}</p>
          )}
        </div>
      </div>
      <div className="pad__tags">
        {level.tags.map((tag) => (
          <label key={tag.code} className="pad__tag">
            <input
              type="checkbox"
              className="unseen"
              checked={chosen.includes(tag.code)}
              disabled={isSending}
              onChange={() => onTag(tag.code)}
            />
            <span className="pad__box">
              <Icon name="check" />
            </span>
            <span className="pad__tag-name">
              <UnbrokenWords text={pick(tag.name)} />
            </span>
          </label>
        ))}
      </div>
      <div className="pad__actions pad__actions--send">
        <Button onPress={onBack}>
          <Icon name="arrowLeft" />
          {say("again")}
        </Button>
        <Button
          kind="next"
          className="pad__send"
          onPress={onSend}
          disabledBecause={isSending ? say("sending") : needsReason ? say("chooseFirst") : null}
        >
          {chosen.length > 0 ? say("sendSome", { count: chosen.length }) : say("send")}
        </Button>
      </div>
    </>
  );
}
