import type { StaffRole } from "../../hall-server/contract/roles.ts";

export const staffPages = ["counter", "office", "agent", "manager"] as const;
export type StaffPage = (typeof staffPages)[number];

/** The pages that the hall answers somebody on; their own first. A guide stands in the hall and has none. */
const pagesOf: Record<StaffRole, readonly StaffPage[]> = {
  clerk: ["counter"],
  reviewer: ["office"],
  head: ["office", "manager", "agent"],
  guide: [],
  agent: ["agent"],
  manager: ["manager", "agent"],
  supervisor: ["manager", "agent"],
};

/** Which pages somebody has who sits at one that is not theirs; null where it is, or where it is not known who they are. */
export function pagesInstead(page: string, role: string | null): readonly StaffPage[] | null {
  if (!staffPages.some((one) => one === page) || role === null || !isRole(role)) return null;
  const own = pagesOf[role];
  return own.some((one) => one === page) ? null : own;
}

function isRole(role: string): role is StaffRole {
  return Object.hasOwn(pagesOf, role);
}
