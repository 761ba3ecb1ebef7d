import { useState } from "react";
import { Icon } from "./icon.tsx";

const letters = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"] as const;
const digits = ["1234567890"] as const;

interface LetterKeysProps {
  labels: { letters: string; digits: string; erase: string };
  onKey: (key: string) => void;
  onErase: () => void;
  isEmpty: boolean;
}

/** Letters and digits to touch, for pinyin initials. */
export function LetterKeys({ labels, onKey, onErase, isEmpty }: LetterKeysProps) {
  const [isDigits, setIsDigits] = useState(false);
  const rows = isDigits ? digits : letters;
  return (
    // The field keeps its caret while keys on the screen are pressed.
    <div className="keyboard" onPointerDown={(event) => event.preventDefault()}>
      {rows.map((row, at) => (
        <div key={row} className="keyboard__row">
          {at === rows.length - 1 ? (
            <button type="button" className="key key--wide" onClick={() => setIsDigits(!isDigits)}>
              {isDigits ? labels.letters : labels.digits}
            </button>
          ) : null}
          {[...row].map((key) => (
            <button key={key} type="button" className="key" onClick={() => onKey(key)}>
              {key}
            </button>
          ))}
          {at === rows.length - 1 ? (
            <button
              type="button"
              className="key key--wide"
              aria-label={labels.erase}
              aria-disabled={isEmpty}
              onClick={onErase}
            >
              <Icon name="backspace" />
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
