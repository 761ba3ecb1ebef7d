/** What was refused, and what whoever serves the machine did: told to the log, never with more of an address than its origin. */
export type LockDownNote =
  | { kind: "navigation-refused"; address: string }
  | { kind: "window-refused"; address: string }
  | { kind: "webview-refused" }
  | { kind: "request-refused"; address: string; what: string }
  | { kind: "permission-refused"; permission: string; address: string }
  | { kind: "download-refused"; address: string }
  | { kind: "certificate-refused"; address: string; reason: string }
  | { kind: "sign-in-window-refused"; address: string }
  | { kind: "key-refused"; combination: string }
  | { kind: "close-refused" }
  | { kind: "another-start-refused" }
  | { kind: "service-wrong-code"; attemptsLeft: number }
  | { kind: "service-locked"; seconds: number }
  | { kind: "service-unlocked" }
  /** How often a wrong code was typed could not be written down. */
  | { kind: "service-not-kept" }
  | { kind: "service-left"; what: "restart" | "quit" };

export type TellNote = (note: LockDownNote) => void;

const notesInAMinute = 20;
const minuteMs = 60_000;

/**
 * A page gone wrong can be refused a thousand times a second: of one kind, twenty notes a minute are told. What was left out
 * is told as a number with the next that is.
 */
export function limitNotes(
  tell: (note: LockDownNote & { leftOut?: number }) => void,
  now: () => number,
): TellNote {
  const kinds = new Map<LockDownNote["kind"], { since: number; told: number; leftOut: number }>();
  return (note) => {
    const known = kinds.get(note.kind) ?? { since: now(), told: 0, leftOut: 0 };
    kinds.set(note.kind, known);
    if (now() - known.since >= minuteMs) {
      known.since = now();
      known.told = 0;
    }
    if (known.told >= notesInAMinute) {
      known.leftOut += 1;
      return;
    }
    known.told += 1;
    const { leftOut } = known;
    known.leftOut = 0;
    tell(leftOut > 0 ? { ...note, leftOut } : note);
  };
}
