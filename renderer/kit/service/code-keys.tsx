import { useEffect, useRef, useState } from "react";
import { serviceWords } from "../../words/service.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";

const leastDigits = 6;
const mostDigits = 8;
const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

interface CodeKeysProps {
  isChecking: boolean;
  onCode: (code: string) => void;
}

/** Large keys for a finger, and the same by keyboard where a screen cannot be touched. What is entered is not shown. */
export function CodeKeys({ isChecking, onCode }: CodeKeysProps) {
  const { say } = useWords(serviceWords);
  const [code, setCode] = useState("");
  const add = (digit: string) => setCode((entered) => (entered + digit).slice(0, mostDigits));
  const erase = () => setCode((entered) => entered.slice(0, -1));
  const isWhole = code.length >= leastDigits;
  const confirm = () => {
    if (!isWhole || isChecking) return;
    setCode("");
    onCode(code);
  };
  useKeyboard({ add, erase, confirm });

  const key = (digit: string) => (
    <button key={digit} type="button" className="service__key digits" onClick={() => add(digit)}>
      {digit}
    </button>
  );
  return (
    <div className="service__code">
      <output className="service__shown" aria-label={say("code")}>
        <span className="unseen">{say("entered", { count: code.length })}</span>
        {Array.from({ length: Math.max(leastDigits, code.length) }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other name
            key={place}
            aria-hidden
            className={place < code.length ? "service__dot service__dot--entered" : "service__dot"}
          />
        ))}
      </output>
      <div className="service__keys">
        {digits.map(key)}
        <button type="button" className="service__key" onClick={erase} aria-label={say("erase")}>
          <Icon name="backspace" />
        </button>
        {key("0")}
        <Button
          kind="next"
          className="service__confirm"
          onPress={confirm}
          disabledBecause={isChecking ? say("checking") : isWhole ? null : say("confirm.short")}
        >
          {say("confirm")}
        </Button>
      </div>
    </div>
  );
}

function useKeyboard(hands: { add: (digit: string) => void; erase: () => void; confirm: () => void }): void {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) latest.current.add(event.key);
      else if (event.key === "Backspace") latest.current.erase();
      // A button that has the focus is pressed by Enter itself.
      else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement))
        latest.current.confirm();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
