/** The database or a file refused to be written, as opposed to a rule that is broken in the code. */
export function isDiskError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  // A constraint that does not hold is a fault of the program: another disk would not mend it.
  if (error.name === "SqliteError") return !String(code).startsWith("SQLITE_CONSTRAINT");
  // Node gives every refusal of the system the call that was refused.
  return "syscall" in error;
}
