/** The database or a file refused to be written, as opposed to a rule that is broken in the code. */
export function isDiskError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Node gives every refusal of the system the call that was refused.
  return error.name === "SqliteError" || "syscall" in error;
}
