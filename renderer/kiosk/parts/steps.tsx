import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";

/** Card, choose, ticket: where the person is. Who came without a card has not shown one. */
export function Steps({ at }: { at: 1 | 2 | 3 }) {
  const { say } = useKioskWords();
  const { state } = useKiosk();
  const steps = [
    { number: 1, name: say("step1") },
    { number: 2, name: say("step2") },
    { number: 3, name: say("step3") },
  ];
  const isDone = (number: number) => number < at && (number !== 1 || state.person !== null);
  return (
    <ol className="steps" aria-label={say("steps")}>
      {steps.map(({ number, name }) => (
        <li
          key={number}
          className={`step ${isDone(number) ? "step--done" : number === at ? "step--now" : ""}`}
          aria-current={number === at ? "step" : undefined}
        >
          <span className="step__number digits">{isDone(number) ? <Icon name="check" /> : number}</span>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
