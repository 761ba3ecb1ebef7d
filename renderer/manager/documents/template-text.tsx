import { type RefObject, useRef } from "react";

interface TemplateTextProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Lines that have something wrong with them, from 1. */
  wrong: ReadonlySet<number>;
  field: RefObject<HTMLTextAreaElement | null>;
}

/**
 * A plain text field over a copy of its own lines, which wraps as the field does and so knows where the number of each line
 * stands, and which line is to be put right.
 */
export function TemplateText({ label, text, onText, wrong, field }: TemplateTextProps) {
  const copy = useRef<HTMLDivElement>(null);
  return (
    <div className="templates__field">
      <div ref={copy} className="templates__copy" aria-hidden="true">
        {text.split("\n").map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <div key={i} className={`templates__line ${wrong.has(i + 1) ? "templates__line--wrong" : ""}`}>
            {line || "\u00a0"}
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        className="templates__text"
        aria-label={label}
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onScroll={(event) => {
          if (copy.current) copy.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Selects a line, from 1, and shows it. */
export function goToLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const copied = field.parentElement?.querySelectorAll<HTMLElement>(".templates__line")[line - 1];
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = Math.max(0, (copied?.offsetTop ?? 0) - field.clientHeight / 3);
}

/** Where the cursor is, in place of what is selected; returns the whole text. */
export function withInserted(field: HTMLTextAreaElement, piece: string): string {
  const { selectionStart, selectionEnd, value } = field;
  return value.slice(0, selectionStart) + piece + value.slice(selectionEnd);
}
