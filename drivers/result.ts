/** Expected trouble is a value: every function lists exactly the errors that it can answer with. */
export type Result<Value, Fault> = { ok: true; value: Value } | { ok: false; error: Fault };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function err<Fault>(error: Fault): { ok: false; error: Fault } {
  return { ok: false, error };
}

/** Ends a switch over a union: does not compile when a member has no case. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
