import type { Registry, StaffMember } from "../../people/registry.ts";

/** Ids by number, which never change; of each hall's own registry. */
const known = new WeakMap<Registry, Map<string, string>>();

/** A person by the number that others see; null where nobody has it, or who had it is gone. */
export function staffOf(registry: Registry, staffNumber: string): StaffMember | null {
  const ids = known.get(registry) ?? new Map<string, string>();
  known.set(registry, ids);
  if (!ids.has(staffNumber)) for (const one of registry.allStaff()) ids.set(one.staffNumber, one.staffId);
  const staffId = ids.get(staffNumber);
  const member = staffId === undefined ? null : registry.staff(staffId);
  return member?.isActive ? member : null;
}
