/** Who stands on which side of a handover: clerks at the counter, reviewers and heads at their units. */
import type { HallConfig } from "../catalog/config.ts";
import type { Deciding, Principal } from "../deciding.ts";
import { allUnitIds } from "../intake/units.ts";
import { type HandoverRecord, openLinesOf } from "./record.ts";

type Asking = Pick<Deciding, "principal" | "registry" | "config">;
type Side = "counter" | "unit";

/** On which side somebody stands of what goes between the counter and this unit; null: on neither. */
export function sideOf({ principal, registry }: Asking, unitId: string): Side | null {
  if (principal.role === "clerk") return "counter";
  const isOfUnits = principal.role === "reviewer" || principal.role === "head";
  return isOfUnits && registry.unitsOf(principal.name).includes(unitId) ? "unit" : null;
}

/** The hall's file has it no more. */
export function isUnitGone(config: HallConfig, unitId: string): boolean {
  return !allUnitIds(config).includes(unitId);
}

export const senderOf = ({ direction }: HandoverRecord): Side =>
  direction === "to-unit" ? "counter" : "unit";

export type HandoverAct = "hand" | "cancel" | "receive" | "settle";

/** What this person may do with a list now. Who handed it never receives it: two people are answerable. */
export function allowedActs(asking: Asking, record: HandoverRecord): HandoverAct[] {
  const side = sideOf(asking, record.unitId);
  const isSender = side === senderOf(record);
  const isReceiver = side !== null && !isSender;
  // Nobody is at a unit that is gone: what is on its lists is the manager's to take back.
  const isOrphans = asking.principal.role === "manager" && isUnitGone(asking.config, record.unitId);
  switch (record.state) {
    case "prepared":
      if (isOrphans) return ["cancel"];
      return isSender ? ["hand", "cancel"] : [];
    case "handed":
      if (isSender || isOrphans) return ["cancel"];
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
