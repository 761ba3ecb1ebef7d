/** Whose application it is: found or added in the vault, never in a fact. */
import type { z } from "zod";
import type { HallError } from "../contract/errors.ts";
import type { applicantInput, deliveryWish } from "../contract/intake.ts";
import type { Holder } from "../contract/ticket.ts";
import { type Deciding, refuse } from "../deciding.ts";
import type { Vault } from "../people/vault.ts";
import { planHolder } from "../queueing/taking.ts";
import type { Applicant, Wish } from "./facts.ts";
import type { KnownOfApplicant } from "./known-fields.ts";

type ApplicantInput = z.infer<typeof applicantInput>;

export interface PlannedApplicant {
  applicant: Applicant;
  /** With which names it will be found. */
  names: string[];
  /** For the form's fields that are filled in by themselves. */
  known: KnownOfApplicant;
  keep: (vault: Vault) => void;
}

/** `ticketPersonId`: who stands at the counter, for what the input leaves out. */
export function planApplicant(
  deciding: Deciding,
  input: ApplicantInput | undefined,
  ticketPersonId: string | null,
): PlannedApplicant | HallError {
  const person = planPerson(deciding, input?.holder, ticketPersonId);
  if ("code" in person) return person;
  if (person.name === null) return refuse("invalid-input", { field: "applicant.holder", because: "nobody" });
  const kind = input?.kind ?? "person";
  if (kind === "organisation" && !input?.organisation)
    return refuse("invalid-input", { field: "applicant.organisation", because: "nobody" });
  const agent = input?.agent ? planPerson(deciding, input.agent, null) : null;
  if (agent && "code" in agent) return agent;
  const organisation = kind === "organisation" ? input?.organisation : undefined;
  const organisationTextId = organisation ? deciding.newId("x") : null;
  return {
    applicant: {
      kind,
      personId: person.personId,
      organisationTextId,
      agentPersonId: agent?.personId ?? null,
    },
    names: [...(organisation ? [organisation.name] : []), person.name],
    known: { person: person.holder, organisation: organisation ?? null },
    keep: (vault) => {
      person.keep(vault);
      agent?.keep(vault);
      if (organisationTextId)
        vault.addText(organisationTextId, person.personId, JSON.stringify(organisation));
    },
  };
}

interface PlannedPerson {
  personId: string;
  name: string | null;
  /** What is known of them, with what was said now. */
  holder: Holder;
  keep: (vault: Vault) => void;
}

function planPerson(
  deciding: Deciding,
  holder: Holder | undefined,
  otherwise: string | null,
): PlannedPerson | HallError {
  const said = holder && Object.keys(holder).length > 0 ? holder : undefined;
  if (!said) {
    const known = otherwise === null ? null : deciding.vault.read(otherwise);
    if (otherwise === null || !known)
      return refuse("invalid-input", { field: "applicant", because: "nobody" });
    return { personId: otherwise, name: known.name ?? null, holder: known, keep: () => {} };
  }
  const plan = planHolder(deciding, said);
  if ("code" in plan) return plan;
  // Said at the counter without a number: it may well be the person who is there.
  const there = plan.isNew && !said.idNumber && otherwise ? deciding.vault.read(otherwise) : null;
  const isSame = there !== null && there.name === said.name;
  const personId = isSame && otherwise ? otherwise : plan.personId;
  if (personId === null) return refuse("invalid-input", { field: "applicant", because: "nobody" });
  const known = plan.isNew && !isSame ? null : deciding.vault.read(personId);
  return {
    personId,
    name: said.name ?? known?.name ?? null,
    holder: { ...known, ...said },
    keep: (vault) => {
      // Two commands of one group may bring the same new person.
      if (vault.read(personId) === null) vault.add(personId, said, deciding.now);
      else vault.update(personId, said);
    },
  };
}

/** Where the result is to go; the address lies in the vault. */
export function planWish(
  deciding: Deciding,
  input: z.infer<typeof deliveryWish> | undefined,
): { wish: Wish; keep: (vault: Vault, personId: string | null) => void } | HallError {
  if (input?.way === "post" && !input.address)
    return refuse("invalid-input", { field: "wish.address", because: "nobody" });
  const addressTextId = input?.way === "post" ? deciding.newId("x") : null;
  return {
    wish: { way: input?.way ?? "counter", addressTextId },
    keep: (vault, personId) => {
      if (addressTextId) vault.addText(addressTextId, personId, JSON.stringify(input?.address));
    },
  };
}
