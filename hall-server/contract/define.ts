/** How a row of the contract is made: who may send it, what it takes, what it answers. */
import { z } from "zod";
import type { Role } from "./roles.ts";

const commandId = z.uuid();

export function command<Input extends z.ZodRawShape, Value extends z.ZodType>(
  who: readonly Role[],
  input: Input,
  value: Value,
) {
  return { who, input: z.strictObject({ commandId, ...input }), value };
}

export function query<Input extends z.ZodRawShape, Value extends z.ZodType>(
  who: readonly Role[],
  input: Input,
  value: Value,
) {
  return { who, input: z.strictObject(input), value };
}

export function view<Params extends z.ZodRawShape, Value extends z.ZodType>(
  who: readonly Role[],
  params: Params,
  value: Value,
) {
  return { who, params: z.strictObject(params), value };
}
