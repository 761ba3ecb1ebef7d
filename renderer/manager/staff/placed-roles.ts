/** Roles whose work depends on where they belong. */
export const placedRoles: readonly string[] = ["reviewer", "head", "agent"];
