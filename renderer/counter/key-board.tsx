import { type CounterWord, counterWords } from "../words/counter.ts";
import { useWords } from "../words/words.ts";
import { type Act, type Cap, capsInOrder, type Key } from "./keys.ts";

interface KeyBoardProps {
  keys: Record<Cap, Key>;
  onPress: (act: Act) => void;
}

/** F1 to F8, each in its own place for ever; the green one is the next step, a grey one says why it is not. */
export function KeyBoard({ keys, onPress }: KeyBoardProps) {
  const { say } = useWords(counterWords);
  return (
    <div className="desk-keys">
      {capsInOrder.map((cap) => {
        const { act, state, note } = keys[cap];
        const name: CounterWord = `key.${act}`;
        return (
          <button
            key={cap}
            type="button"
            className={`desk-key desk-key--${state}`}
            aria-disabled={state === "off"}
            aria-keyshortcuts={cap}
            onClick={() => {
              if (state !== "off") onPress(act);
            }}
          >
            <span className="desk-cap">{cap}</span>
            <span className="desk-key__name">{say(name)}</span>
            <span className="desk-key__note">{say(note.word, note.values)}</span>
          </button>
        );
      })}
    </div>
  );
}
