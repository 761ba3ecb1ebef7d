/** Who stands on which side of a handover: clerks at the counter, reviewers and heads at their units. */
import type { Deciding, Principal } from "../deciding.ts";
import { type HandoverRecord, openLinesOf } from "./record.ts";

type Asking = Pick<Deciding, "principal" | "registry">;
type Side = "counter" | "unit";

/** On which side somebody stands of what goes between the counter and this unit; null: on neither. */
export function sideOf({ principal, registry }: Asking, unitId: string): Side | null {
  if (principal.role === "clerk") return "counter";
  const isOfUnits = principal.role === "reviewer" || principal.role === "head";
  return isOfUnits && registry.unitsOf(principal.name).includes(unitId) ? "unit" : null;
}

export const senderOf = ({ direction }: HandoverRecord): Side =>
  direction === "to-unit" ? "counter" : "unit";

export type HandoverAct = "hand" | "cancel" | "receive" | "settle";

/** What this person may do with a list now. Who handed it never receives it: two people are answerable. */
export function allowedActs(asking: Asking, record: HandoverRecord): HandoverAct[] {
  const side = sideOf(asking, record.unitId);
  const isSender = side === senderOf(record);
  const isReceiver = side !== null && !isSender;
  switch (record.state) {
    case "prepared":
      return isSender ? ["hand", "cancel"] : [];
    case "handed":
      if (isSender) return ["cancel"];
      return isReceiver && record.handedBy !== staffNumberOf(asking.principal) ? ["receive"] : [];
    case "received":
      return (isReceiver || asking.principal.role === "manager") && openLinesOf(record) > 0 ? ["settle"] : [];
    case "cancelled":
      return [];
    default:
      return record.state satisfies never;
  }
}

export const staffNumberOf = ({ staffNumber, name }: Principal) => staffNumber ?? name;
