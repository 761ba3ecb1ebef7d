/** `scanimage` ends with the number of what SANE said (sane.h, SANE_Status). */
export type SaneStatus =
  | "good"
  | "unsupported"
  | "canceled"
  | "busy"
  | "invalid"
  | "end-of-file"
  | "jammed"
  | "no-documents"
  | "cover-open"
  | "io-error"
  | "no-memory"
  | "access-denied"
  | "other";

const inOrder: readonly SaneStatus[] = [
  "good",
  "unsupported",
  "canceled",
  "busy",
  "invalid",
  "end-of-file",
  "jammed",
  "no-documents",
  "cover-open",
  "io-error",
  "no-memory",
  "access-denied",
];

/** A device that could not be opened ends with 1, whatever the reason; that stands in what it wrote. */
export function saneStatusOf(exit: number, errors: string): SaneStatus {
  if (exit === 1) {
    if (/Access to resource has been denied/i.test(errors)) return "access-denied";
    if (/Device busy/i.test(errors)) return "busy";
    if (/Invalid argument|Error during device I\/O/i.test(errors)) return "invalid";
  }
  return inOrder[exit] ?? "other";
}
