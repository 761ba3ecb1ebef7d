/** What answers about applications carry beyond what is remembered: masked people, texts, passwords, form fields. */
import type { Application, ApplicationRow } from "../contract/intake.ts";
import type { HallKeys } from "../people/keys.ts";
import type { Vault } from "../people/vault.ts";
import { readFields } from "./fields.ts";
import { queryPassword } from "./number.ts";
import { revealed, revealedRow } from "./reveal.ts";
import type { IntakeTables } from "./tables.ts";

interface Finishing {
  keys: HallKeys;
  vault: Vault;
  intake: IntakeTables;
}

/** Finished by the shape of the answer: whatever command answers with an application says the same of it. */
export function finishApplication<Value extends { application: Application }>(
  { vault, intake }: Finishing,
  value: Value,
): Value {
  const record = intake.application(value.application.id);
  return { ...value, application: revealed(vault, record, value.application) };
}

export function finishReceived<Value extends { application: Application; queryPassword: string }>(
  finishing: Finishing,
  value: Value,
): Value {
  const password = queryPassword(finishing.keys.progress, value.application.number);
  return { ...finishApplication(finishing, value), queryPassword: password };
}

export function finishSubmitted<Value extends { application: ApplicationRow; queryPassword: string }>(
  { keys, vault, intake }: Finishing,
  value: Value,
): Value {
  const record = intake.application(value.application.id);
  return {
    ...value,
    application: revealedRow(vault, record, value.application),
    queryPassword: queryPassword(keys.progress, value.application.number),
  };
}

export function finishFields(
  { vault, intake }: Finishing,
  { applicationId }: { applicationId: string },
): { fields: Record<string, string> } {
  const record = intake.application(applicationId);
  return { fields: readFields(vault, record?.fieldsTextId ?? null) };
}
