import type { IntakeShortcut } from "./intake-keys.ts";

interface QuickKeyProps {
  cap: IntakeShortcut;
  text: string;
  /** The page's next step. */
  isNext?: boolean;
  press: (shortcut: IntakeShortcut) => void;
}

export function QuickKey({ cap, text, isNext = false, press }: QuickKeyProps) {
  return (
    <button
      type="button"
      className={isNext ? "intake-quick__key intake-quick__key--next" : "intake-quick__key"}
      aria-keyshortcuts={cap.replace(" ", "+")}
      onClick={() => press(cap)}
    >
      <span className="desk-cap">{cap}</span> {text}
    </button>
  );
}
