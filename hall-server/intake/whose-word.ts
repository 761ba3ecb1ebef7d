/**
 * Whose false promise (失信) it is: the applicant's, who gave their word. Of an organisation that is the organisation, by its
 * 统一社会信用代码 and its name, whoever represents it; the representative is not answerable for it in matters of their own.
 */
import type { Deciding } from "../deciding.ts";
import { keyedHash } from "../people/keyed-hash.ts";
import type { Applicant } from "./facts.ts";
import { organisationOf } from "./reveal.ts";

/** As facts name them: no name and no code can be read from it. Null: nobody is known any more. */
export function namesOfApplicant(
  { vault, keys }: Pick<Deciding, "vault" | "keys">,
  applicant: Applicant,
): string[] | null {
  if (applicant.personId === null) return null;
  if (applicant.kind === "person") return [`person:${applicant.personId}`];
  const organisation = organisationOf(vault, applicant);
  if (!organisation) return null;
  const code = organisation.creditCode?.trim().toUpperCase();
  const name = organisation.name.normalize("NFKC").replaceAll(/\s/gu, "");
  return [...(code ? [`code ${code}`] : []), `name ${name}`].map(
    (known) => `organisation:${keyedHash(keys.lookup, `organisation ${known}`).toString("base64url")}`,
  );
}

/** Also what was recorded while every false promise was the representative's: it holds as it did. */
export function hasBrokenPromise(
  deciding: Pick<Deciding, "vault" | "keys" | "intake">,
  applicant: Applicant,
): boolean {
  const { personId } = applicant;
  const names = [...(namesOfApplicant(deciding, applicant) ?? []), ...(personId === null ? [] : [personId])];
  return names.some((name) => deciding.intake.hasFalsePromise(name));
}
