/** Who takes a result, held against whose it is. */
import type { CommandInput } from "../contract/commands.ts";
import type { HallError } from "../contract/errors.ts";
import { type Deciding, refuse } from "../deciding.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { Vault } from "../people/vault.ts";

export interface Collector {
  collector: "applicant" | "agent";
  /** In the vault; null where the applicant showed another paper than a card. */
  collectorId: string | null;
  proxyBlobId: string | null;
  /** Takes in an agent whom the vault did not know. */
  keep: (vault: Vault) => void;
}

/**
 * The applicant, by card or as the clerk has looked at another paper; or an agent: one who was named when it was handed in, or
 * who brings an authorisation. For an organisation the person is its legal representative.
 */
export function checkCollector(
  { vault, newId, now }: Pick<Deciding, "vault" | "newId" | "now">,
  { applicant }: ApplicationRecord,
  { collector, checkedBy }: Pick<CommandInput<"delivery:handOver">, "collector" | "checkedBy">,
): Collector | HallError {
  const idNumber = collector.holder?.idNumber;
  const known = idNumber === undefined ? null : vault.find(idNumber);
  if (collector.kind === "applicant") {
    if (idNumber === undefined) {
      if (checkedBy === "card") return refuse("invalid-input", { field: "idNumber" });
      return { collector: "applicant", collectorId: applicant.personId, proxyBlobId: null, keep: nothing };
    }
    if (known === null || known !== applicant.personId)
      return refuse("not-allowed", { what: "collector", because: "another-person" });
    return { collector: "applicant", collectorId: known, proxyBlobId: null, keep: nothing };
  }
  if (idNumber === undefined || !collector.holder.name)
    return refuse("invalid-input", { field: idNumber === undefined ? "idNumber" : "name" });
  const isNamed = known !== null && known === applicant.agentPersonId;
  const proxyBlobId = collector.proxyBlobId ?? null;
  if (!isNamed && proxyBlobId === null)
    return refuse("not-allowed", { what: "collector", because: "no-authorisation" });
  const collectorId = known ?? newId("p");
  const { holder } = collector;
  const keep = (into: Vault) => {
    if (known === null) into.add(collectorId, holder, now);
  };
  return { collector: "agent", collectorId, proxyBlobId, keep };
}

const nothing = () => {};
