import "./said.css";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { padWords } from "../words/pad.ts";
import { useWords } from "../words/words.ts";

interface SaidPageProps {
  what: string;
  text: string;
  /** It went well. */
  isSaid?: boolean;
  isAlarm?: boolean;
  onDone?: () => void;
}

/** One thing that is said: thanks, closed, cut off. Goes by itself; the button is for who does not want to wait. */
export function SaidPage({ what, text, isSaid = false, isAlarm = false, onDone }: SaidPageProps) {
  const { say } = useWords(padWords);
  return (
    <section className="pad__said" role="status">
      {isSaid ? <Icon name="checkCircle" className="pad__said-icon" /> : null}
      {isAlarm ? <Icon name="triangle" className="pad__said-icon pad__said-icon--alarm" /> : null}
      <h1 className="pad__ask">{what}</h1>
      <span className="pad__said-bar" />
      <p>{text}</p>
      {onDone ? (
        <div className="pad__actions">
          <Button onPress={onDone}>{say("done")}</Button>
        </div>
      ) : null}
    </section>
  );
}
