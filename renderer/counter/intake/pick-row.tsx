import { type KeyboardEvent, useRef } from "react";

interface PickRowProps<Id extends string> {
  label: string;
  value: Id;
  choices: readonly { id: Id; name: string }[];
  onPick: (id: Id) => void;
}

/** A few ways, one of them chosen. With the focus in it, a digit or an arrow chooses. */
export function PickRow<Id extends string>({ label, value, choices, onPick }: PickRowProps<Id>) {
  const row = useRef<HTMLDivElement>(null);
  const pick = (at: number) => {
    const choice = choices[at];
    if (!choice) return;
    onPick(choice.id);
    row.current?.querySelectorAll("button")[at]?.focus();
  };
  const hear = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (digit === null && step === undefined) return;
    event.preventDefault();
    const at = choices.findIndex(({ id }) => id === value);
    pick(digit ?? (at + (step ?? 0) + choices.length) % choices.length);
  };
  return (
    <div className="intake-pick" role="radiogroup" aria-label={label} ref={row} onKeyDown={hear}>
      {choices.map(({ id, name }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio button that looks and is pressed like the page's other buttons
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === value}
          aria-keyshortcuts={String(at + 1)}
          tabIndex={id === value ? 0 : -1}
          className="intake-pick__one"
          onClick={() => onPick(id)}
        >
          <span className="desk-cap">{at + 1}</span> {name}
        </button>
      ))}
    </div>
  );
}
