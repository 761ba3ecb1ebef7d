import "./keys.css";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { type Cap, caps } from "../use-keys.ts";
import type { CaseAct, CaseKey } from "./case-keys.ts";

interface KeyRowProps {
  keys: Record<Cap, CaseKey>;
  onPress: (act: CaseAct) => void;
}

/** F1 to F9, each in its own place for ever; the green one is the next step, a grey one says why it is not. */
export function KeyRow({ keys, onPress }: KeyRowProps) {
  const { say } = useWords(caseWords);
  return (
    <fieldset className="case-keys">
      <legend className="unseen">{say("keys")}</legend>
      {caps.map((cap) => {
        const { act, name, state, note } = keys[cap];
        return (
          <button
            key={cap}
            type="button"
            className={`case-key case-key--${state}`}
            aria-disabled={state === "off"}
            aria-keyshortcuts={cap}
            onClick={() => {
              if (state !== "off") onPress(act);
            }}
          >
            <span className="cap">{cap}</span>
            <span className="case-key__name">{say(name)}</span>
            <span className="case-key__note">{say(note.word, note.values)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
