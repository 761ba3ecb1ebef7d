import { useState } from "react";
import { Icon } from "../../kit/icon.tsx";
import { useKioskWords } from "../kiosk-context.tsx";

const letters = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"] as const;
const digits = ["1234567890"] as const;

interface KeyboardProps {
  onKey: (key: string) => void;
  onErase: () => void;
  isEmpty: boolean;
}

export function Keyboard({ onKey, onErase, isEmpty }: KeyboardProps) {
  const { say } = useKioskWords();
  const [isDigits, setIsDigits] = useState(false);
  const rows = isDigits ? digits : letters;
  return (
    // The field keeps its caret while keys on the screen are pressed.
    <div className="keyboard" onPointerDown={(event) => event.preventDefault()}>
      {rows.map((row, at) => (
        <div key={row} className="keyboard__row">
          {at === rows.length - 1 ? (
            <button type="button" className="key key--wide" onClick={() => setIsDigits(!isDigits)}>
              {say(isDigits ? "lettersKey" : "digitsKey")}
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
              aria-label={say("erase")}
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
