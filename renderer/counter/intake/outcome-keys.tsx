import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { IntakeShortcut } from "./intake-keys.ts";
import { capOf, phaseOf } from "./outcomes.ts";
import type { Intake } from "./use-intake.ts";

/** The ways to take it in, a key each in its own place; the green one is the next step, a grey one says why it is not. */
export function OutcomeKeys({
  intake,
  press,
}: {
  intake: Intake;
  press: (shortcut: IntakeShortcut) => void;
}) {
  const { say } = useWords(counterIntakeWords);
  const phase = phaseOf(intake.application);
  const isInstant = intake.item?.isInstant ?? false;
  return (
    <div className="intake-outcomes">
      <h3>{say(phase === "intake" ? "outcomes" : "outcomes.bring")}</h3>
      <div className="intake-outcomes__keys">
        {intake.outcomes.map(({ outcome, state, note }) => {
          const name =
            phase !== "intake"
              ? say("outcome.bring")
              : say(outcome === "accept" && isInstant ? "outcome.instant" : `outcome.${outcome}`);
          const why = say(note.word, note.values);
          return (
            <button
              key={outcome}
              type="button"
              className={`intake-outcome intake-outcome--${state}`}
              aria-disabled={state === "off"}
              aria-keyshortcuts={capOf[outcome].replace(" ", "+")}
              title={why}
              onClick={() => press(capOf[outcome])}
            >
              <span className="desk-cap">{capOf[outcome]}</span>
              <span className="intake-outcome__text">
                <span className="intake-outcome__name">{name}</span>
                <span className="intake-outcome__note">{why}</span>
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
