import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { counterWords } from "../../words/counter.ts";
import { useWords } from "../../words/words.ts";

export interface Choice {
  id: string;
  name: ReactNode;
  detail?: string | undefined;
  /** Why it cannot be chosen now. */
  offBecause?: string | null | undefined;
}

interface PickListProps {
  label: string;
  choices: Choice[];
  onPick: (id: string) => void;
  takesFocus?: boolean;
}

/** Few choices: a digit picks one, arrows move, Enter takes it. Digits count only while the focus is in the list. */
export function PickList({ label, choices, onPick, takesFocus = true }: PickListProps) {
  const { say } = useWords(counterWords);
  const list = useRef<HTMLUListElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];
  useEffect(() => {
    if (takesFocus) list.current?.querySelector("button")?.focus();
  }, [takesFocus]);

  const pick = (choice: Choice | undefined) => {
    if (choice && !choice.offBecause) onPick(choice.id);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      pick(choices[Number(event.key) - 1]);
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(at + step + all.length) % all.length]?.focus();
  };

  return (
    <ul className="desk-pick" ref={list} aria-label={label} onKeyDown={hear}>
      {choices.map((choice, i) => (
        <li key={choice.id}>
          <button
            type="button"
            className="desk-pick__one"
            aria-disabled={Boolean(choice.offBecause)}
            aria-keyshortcuts={i < 9 ? String(i + 1) : undefined}
            onClick={() => pick(choice)}
          >
            {i < 9 ? <span className="desk-cap">{i + 1}</span> : <span className="desk-cap desk-cap--none" />}
            <span className="desk-pick__name">{choice.name}</span>
            <span className="desk-pick__detail">
              {[choice.detail, choice.offBecause].filter(Boolean).join(say("dot"))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
