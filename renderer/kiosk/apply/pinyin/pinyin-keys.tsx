import { useEffect, useState } from "react";
import { Icon } from "../../../kit/icon.tsx";
import { applyWords } from "../../../words/kiosk-apply.ts";
import { useWords } from "../../../words/words.ts";
import { candidatesFor, isBeginning } from "./candidates.ts";

const letterRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"] as const;
const digitRows = ["1234567890", "-/.:()#", "@_+&"] as const;
/** As many as have room in one line of 72-px keys. */
const shownAtOnce = 9;

type Mode = "chinese" | "letters" | "digits";

interface PinyinKeysProps {
  startsWith: Exclude<Mode, "digits">;
  weights: ReadonlyMap<string, number>;
  /** Pinyin that is not a character yet. */
  pending: string;
  onPending: (pending: string) => void;
  onText: (text: string) => void;
  onErase: () => void;
}

export function PinyinKeys({ startsWith, weights, pending, onPending, onText, onErase }: PinyinKeysProps) {
  const { say } = useWords(applyWords);
  const [mode, setMode] = useState<Mode>(startsWith);
  const [from, setFrom] = useState(0);
  const candidates = mode === "chinese" ? candidatesFor(pending, weights) : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another syllable begins with its likeliest characters
  useEffect(() => setFrom(0), [pending]);
  const shown = candidates.slice(from, from + shownAtOnce);

  const press = (key: string) => {
    if (mode !== "chinese") return onText(mode === "letters" ? key.toUpperCase() : key);
    if (isBeginning(pending + key)) onPending(pending + key);
  };
  const choose = (character: string) => {
    onText(character);
    onPending("");
  };
  const become = (next: Mode) => {
    setMode(next);
    onPending("");
  };
  const erase = () => (pending === "" ? onErase() : onPending(pending.slice(0, -1)));
  return (
    <div className="pinyin" onPointerDown={(event) => event.preventDefault()}>
      {mode === "chinese" ? (
        <fieldset className="pinyin__line" aria-label={say("form.pinyinHint")}>
          {shown.length === 0 ? <p>{say("form.pinyinHint")}</p> : null}
          {shown.map((character) => (
            <button key={character} type="button" className="key" onClick={() => choose(character)}>
              {character}
            </button>
          ))}
          {candidates.length > shownAtOnce ? (
            <button
              type="button"
              className="key"
              aria-label={say("form.moreCharacters")}
              onClick={() => setFrom(from + shownAtOnce < candidates.length ? from + shownAtOnce : 0)}
            >
              <Icon name="arrowRight" />
            </button>
          ) : null}
        </fieldset>
      ) : null}
      {(mode === "digits" ? digitRows : letterRows).map((row, at) => (
        <div key={row} className="keyboard__row">
          {[...row].map((key) => (
            <button key={key} type="button" className="key" onClick={() => press(key)}>
              {mode === "letters" ? key.toUpperCase() : key}
            </button>
          ))}
          {at === 2 ? (
            <button type="button" className="key key--wide" aria-label={say("form.erase")} onClick={erase}>
              <Icon name="backspace" />
            </button>
          ) : null}
        </div>
      ))}
      <div className="keyboard__row">
        {(["chinese", "letters", "digits"] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={`key key--wide ${one === mode ? "key--chosen" : ""}`}
            aria-pressed={one === mode}
            onClick={() => become(one)}
          >
            {say(`form.${one}`)}
          </button>
        ))}
        {mode === "chinese" ? null : (
          <button type="button" className="key key--wide" onClick={() => onText(" ")}>
            {say("form.space")}
          </button>
        )}
      </div>
    </div>
  );
}
