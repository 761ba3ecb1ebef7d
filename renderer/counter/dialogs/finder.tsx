import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { useWords } from "../../words/words.ts";

export interface Found {
  id: string;
  /** Stands before the name: a number, or what kind of thing it is. */
  mark?: ReactNode;
  name: string;
  detail?: string | undefined;
  offBecause?: string | undefined;
}

interface FinderProps {
  label: string;
  /** All that fit the typed text, best first; empty text is everything. */
  find: (text: string) => Found[];
  /** What fits this text is not known yet; Enter takes the first when it is. */
  isLooking?: (text: string) => boolean;
  onPick: (id: string) => void;
}

const mostShown = 30;

/** Many choices: typing narrows them, arrows move, Enter takes the marked one. */
export function Finder({ label, find, isLooking = () => false, onPick }: FinderProps) {
  const { say } = useWords(counterDialogWords);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [marked, setMarked] = useState(0);
  const sought = text.trim().toLowerCase();
  const all = find(sought);
  const looks = isLooking(sought);
  const isWanted = useRef(false);
  const shown = all.slice(0, mostShown);
  const at = Math.min(marked, Math.max(0, shown.length - 1));

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const pick = (one: Found | undefined) => {
    if (one && !one.offBecause) onPick(one.id);
  };
  useEffect(() => {
    if (looks || !isWanted.current) return;
    isWanted.current = false;
    pick(shown[0]);
  });
  const hear = (event: KeyboardEvent) => {
    // Enter that ends the composing of a Chinese word takes the word, not the choice.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (looks) isWanted.current = true;
      else if (!event.repeat) pick(shown[at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setMarked(Math.min(Math.max(0, at + step), Math.max(0, shown.length - 1)));
    }
  };

  return (
    <div className="desk-finder">
      <label className="desk-field">
        <span>{label}</span>
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            isWanted.current = false;
            setText(event.target.value);
            setMarked(0);
          }}
          onKeyDown={hear}
        />
      </label>
      <div className="desk-finder__list" role="listbox" id={listId} aria-label={label} ref={list}>
        {shown.map((one, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field that owns this list
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field that owns this list
          <div
            key={one.id}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === at}
            aria-disabled={Boolean(one.offBecause)}
            className="desk-finder__one"
            onClick={() => pick(one)}
          >
            {one.mark ? <span className="desk-finder__mark">{one.mark}</span> : null}
            <span className="desk-finder__name">{one.name}</span>
            <span className="desk-finder__detail">{one.offBecause ?? one.detail}</span>
          </div>
        ))}
      </div>
      <p className="desk-modal__foot" role="status">
        {looks
          ? say("looking")
          : all.length === 0
            ? say("nothingFound")
            : all.length > mostShown
              ? say("moreFound", { count: all.length - mostShown })
              : say("findKeys")}
      </p>
    </div>
  );
}
