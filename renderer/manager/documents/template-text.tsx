import { type RefObject, useRef } from "react";

interface TemplateTextProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Lines that have something wrong with them, from 1. */
  wrong: ReadonlySet<number>;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** A plain text field with the numbers of its lines beside it. Lines are not wrapped: a line is a line. */
export function TemplateText({ label, text, onText, wrong, field }: TemplateTextProps) {
  const numbers = useRef<HTMLOListElement>(null);
  const count = text.split("\n").length;
  return (
    <div className="templates__field">
      <ol ref={numbers} className="templates__lines" aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <li key={i} className={wrong.has(i + 1) ? "templates__line--wrong" : ""}>
            {i + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={field}
        className="templates__text"
        aria-label={label}
        wrap="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Puts the cursor at the beginning of a line, from 1, and shows it. */
export function goToLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const height = field.scrollHeight / lines.length;
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = Math.max(0, (line - 4) * height);
}

/** Where the cursor is, in place of what is selected; returns the whole text. */
export function withInserted(field: HTMLTextAreaElement, piece: string): string {
  const { selectionStart, selectionEnd, value } = field;
  return value.slice(0, selectionStart) + piece + value.slice(selectionEnd);
}
