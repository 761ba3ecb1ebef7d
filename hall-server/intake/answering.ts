/** How commands about an application answer: drawn without the vault, so that it may be remembered. */
import type { Application } from "../contract/intake.ts";
import { accept, type Deciding, type Decision } from "../deciding.ts";
import type { NewFact } from "../journal/fact.ts";
import type { Vault } from "../people/vault.ts";
import { drawApplication } from "./wire.ts";

type One = { application: Application };

export function answerOne(
  deciding: Deciding,
  applicationId: string,
  fact: NewFact,
  keep?: (vault: Vault) => void,
): Decision<One> {
  return accept([fact], () => ({ application: drawnOf(deciding, applicationId) }), keep ? { keep } : {});
}

/** After the facts were applied. */
export function drawnOf(deciding: Deciding, applicationId: string): Application {
  const record = deciding.intake.application(applicationId);
  if (!record) throw new Error("an application that was just written is not there");
  return drawApplication(deciding, record);
}

/** A free text of this application's person: its id for the fact, and how it is kept. */
export function textOf(
  deciding: Deciding,
  personId: string | null,
  content: string | undefined,
): { id: string | null; keep: (vault: Vault) => void } {
  const text = content?.trim() ?? "";
  if (text === "") return { id: null, keep: () => {} };
  const id = deciding.newId("x");
  return { id, keep: (vault) => vault.addText(id, personId, text) };
}

/** The same of a text that has to be there. */
export function reasonOf(
  deciding: Deciding,
  personId: string | null,
  content: string,
): { id: string; keep: (vault: Vault) => void } {
  const id = deciding.newId("x");
  return { id, keep: (vault) => vault.addText(id, personId, content) };
}
