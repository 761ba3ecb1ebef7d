import type { IntakeShortcut } from "./intake-keys.ts";

interface QuickKeyProps {
  cap: IntakeShortcut;
  text: string;
  press: (shortcut: IntakeShortcut) => void;
}

export function QuickKey({ cap, text, press }: QuickKeyProps) {
  return (
    <button
      type="button"
      className="intake-quick__key"
      aria-keyshortcuts={cap.replace(" ", "+")}
      onClick={() => press(cap)}
    >
      <span className="desk-cap">{cap}</span> {text}
    </button>
  );
}
