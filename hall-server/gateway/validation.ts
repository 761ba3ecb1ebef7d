import type { z } from "zod";
import type { HallError } from "../contract/errors.ts";
import { refuse } from "../deciding.ts";

/** Which field was wrong and why, without repeating what was sent: it may be personal. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): { input: z.infer<Schema> } | HallError {
  const result = schema.safeParse(raw ?? {});
  if (result.success) return { input: result.data };
  const issue = result.error.issues[0];
  const path = issue?.path.map(String).filter(isName).join(".") ?? "";
  const unknownKey = issue?.code === "unrecognized_keys" ? issue.keys.find(isName) : undefined;
  const field = unknownKey === undefined ? path : [path, unknownKey].filter(Boolean).join(".");
  return refuse("invalid-input", { field: field.slice(0, 80), because: issue?.code ?? "unreadable" });
}

/** What a program calls a field, or its place in a list; anything else may be somebody's name or number. */
function isName(key: string): boolean {
  return /^([A-Za-z][A-Za-z]{0,30}|\d{1,3})$/.test(key);
}
